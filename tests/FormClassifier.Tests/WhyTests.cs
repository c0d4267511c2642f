using SquatCoach.GoldenTests;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

/// <summary>What in a rep speaks for a fault, with the network that ships.</summary>
public sealed class WhyTests : IDisposable
{
    private readonly RepClassifier _classifier = RepClassifier.Open(ModelLocator.Find(), new OnnxModelOptions { Device = Device.Cpu });

    [Fact]
    public void Mixed_EverythingAsInTheRep_IsTheRep() =>
        GoldenArrays.AssertClose(Features(Poses.OneSquat()), Mixed(Poses.OneSquat(), NeutralSquat.Default, MixedSquat.AllSegments, MixedSquat.AllWindows), 1e-3);

    [Fact]
    public void Mixed_NeutralOfItsOwnMean_IsTheRep()
    {
        var squat = Poses.OneSquat();
        var builder = new NeutralSquatBuilder();
        Assert.True(builder.Add(squat, Poses.TheRep));
        GoldenArrays.AssertClose(Features(squat), Mixed(squat, new NeutralSquat(builder.Build("this test", "none")), 0, MixedSquat.AllWindows), 0.01);
    }

    [Fact]
    public void Mixed_NeutralOfAQuarterSquat_GoesDeeperOnTheSameLimbs()
    {
        var quarter = Poses.OneSquat(deepestDegrees: 50);
        var (own, neutral) = (Features(quarter), Mixed(quarter, NeutralSquat.Default, 0, MixedSquat.AllWindows));
        var (shank, leg) = (Pair(Joint.RightAnkle, Joint.RightKnee), Pair(Joint.RightAnkle, Joint.RightHip));
        for (var frame = 0; frame < TemporalDistanceMatrix.FrameCount; frame++)
            Assert.Equal(0.4, neutral[shank + frame], 1e-3);
        Assert.Equal(own[leg], neutral[leg], 1e-4);
        Assert.True(neutral[leg + 32] < own[leg + 32] - 0.1, $"Found {neutral[leg + 32]} m from ankle to hip at the bottom, expected far less than {own[leg + 32]} m.");
    }

    [Fact]
    public void Mixed_OneWindowAsInTheRep_TheOthersNeutral()
    {
        var quarter = Poses.OneSquat(deepestDegrees: 50);
        var (own, neutral) = (Mixed(quarter, NeutralSquat.Default, MixedSquat.AllSegments, MixedSquat.AllWindows), Mixed(quarter, NeutralSquat.Default, 0, MixedSquat.AllWindows));
        var mixed = Mixed(quarter, NeutralSquat.Default, MixedSquat.AllSegments, 1 << 4);
        var leg = Pair(Joint.RightAnkle, Joint.RightHip);
        Assert.Equal(own[leg + 32], mixed[leg + 32]);
        Assert.Equal(neutral[leg + 20], mixed[leg + 20]);
    }

    [Fact]
    public void Neutral_FileWithoutALimb_SaysWhich() => Assert.Contains(
        "right_hip", Assert.Throws<ArgumentException>(() => new NeutralSquat(new NeutralSquatFile("", "", 0, new Dictionary<string, float[][]>()))).Message, StringComparison.Ordinal);

    [Fact]
    public void Build_NothingAdded_SaysSo() => Assert.Throws<InvalidOperationException>(() => new NeutralSquatBuilder().Build("", ""));

    [Fact]
    public void Explain_QuarterSquat_TheLegsAndTheMiddleSpeakForShallow()
    {
        var why = Explain(Poses.OneSquat(deepestDegrees: 50));
        var legs = why.Limbs(Fault.Shallow).Where(one => one.Limb <= BodySegment.RightShank).Sum(one => one.Weight);
        Assert.True(legs > 0.5, $"Found {legs} of the weight in the legs: {string.Join(", ", why.Limbs(Fault.Shallow))}.");
        var middle = why.Moments(Fault.Shallow).Where(one => one.FromSeconds >= 0.9 && one.ToSeconds <= 2.1).Sum(one => one.Weight);
        Assert.True(middle > 0.5, $"Found {middle} of the weight in the lower half of the rep: {string.Join(", ", why.Moments(Fault.Shallow))}.");
    }

    [Fact]
    public void Explain_HeadTippedBack_TheHeadSpeaksForIt() =>
        Assert.Equal(BodySegment.Head, Explain(Poses.OneSquat(headBackMetres: 0.12)).Limbs(Fault.UpwardHead)[0].Limb);

    [Fact]
    public void Explain_OneKneeInward_ThatLegSpeaksForItMoreThanTheOther()
    {
        var limbs = Explain(Poses.OneSquat(leftKneeInMetres: 0.12)).Limbs(Fault.InwardKnees);
        double Of(params BodySegment[] segments) => limbs.Where(one => segments.Contains(one.Limb)).Sum(one => one.Weight);
        var (left, right) = (Of(BodySegment.LeftThigh, BodySegment.LeftShank), Of(BodySegment.RightThigh, BodySegment.RightShank));
        Assert.True(left > 0.4 && left > right, $"Found {left} for the left leg and {right} for the right: {string.Join(", ", limbs)}.");
    }

    [Fact]
    public void Explain_AnyFault_SharesHeaviestFirst()
    {
        var why = Explain(Poses.OneSquat(deepestDegrees: 60));
        foreach (var fault in Enum.GetValues<Fault>())
        {
            double[] limbs = [.. why.Limbs(fault).Select(one => one.Weight)];
            double[] pairs = [.. why.Pairs(fault).Select(one => one.Weight)];
            double[] moments = [.. why.Moments(fault).Select(one => one.Weight)];
            Assert.All(limbs.Concat(pairs).Concat(moments), weight => Assert.InRange(weight, 0.05, 1));
            Assert.True(limbs.Sum() <= 1.01 && pairs.Sum() <= 1.01 && moments.Sum() <= 1.01);
            Assert.Equal(limbs.OrderDescending(), limbs);
            Assert.Equal(pairs.OrderDescending(), pairs);
        }
    }

    [Fact]
    public void Explain_TurnedAndMovedAthlete_SameReasons()
    {
        var squat = Poses.OneSquat(deepestDegrees: 50);
        var (here, there) = (Explain(squat), Explain(Poses.Moved(squat, 1.1, new Position3D(3, -2, 0.5))));
        double Weight(RepExplanation why, BodySegment segment) => why.Limbs(Fault.Shallow).Where(one => one.Limb == segment).Sum(one => one.Weight);
        Assert.All(Enum.GetValues<BodySegment>(), segment => Assert.Equal(Weight(here, segment), Weight(there, segment), 0.06));
    }

    [Fact]
    public void Explain_RepOutside_Refused() =>
        Assert.Throws<ArgumentException>(() => _classifier.Explain(Poses.OneSquat(), Poses.TheRep with { EndFrame = 500 }, Viewpoint.NoCamera));

    public void Dispose() => _classifier.Dispose();

    private RepExplanation Explain(JointSequence squat) => _classifier.Explain(squat, Poses.TheRep, Viewpoint.NoCamera);

    private static float[] Features(JointSequence squat)
    {
        var features = new float[RepFeatures.Length];
        RepFeatures.Write(squat, Poses.TheRep, features);
        return features;
    }

    private static float[] Mixed(JointSequence squat, NeutralSquat neutral, int segments, int windows)
    {
        var features = new float[RepFeatures.Length];
        new MixedSquat(squat, Poses.TheRep, neutral, LimbLengthMode.None).Write(segments, windows, features);
        return features;
    }

    /// <summary>Where the frames of a pair of joints begin.</summary>
    private static int Pair(Joint first, Joint second)
    {
        var at = 0;
        for (var i = 0; i < SkeletonTopology.JointCount; i++)
        {
            for (var j = i + 1; j < SkeletonTopology.JointCount; j++, at++)
            {
                if ((i, j) == ((int)first, (int)second))
                    return at * TemporalDistanceMatrix.FrameCount;
            }
        }

        throw new ArgumentException($"Found {first} and {second}, expected two joints in order.", nameof(second));
    }
}
