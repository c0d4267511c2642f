using SquatCoach.AllocationTests;
using SquatCoach.GoldenTests;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

public sealed class RepFeaturesTests
{
    [Fact]
    public void Write_GoldenReps_EqualsTraining()
    {
        var golden = GoldenArrays.Read("form-classifier");
        var shape = golden.Shape("joints");
        var clip = shape[1] * JointSequence.ValuesPerFrame;
        var features = new float[RepFeatures.Length];
        for (var index = 0; index < shape[0]; index++)
        {
            var joints = new JointSequence(30, golden["joints"].AsSpan(index * clip, clip).ToArray());
            RepFeatures.Write(joints, new Rep((int)golden["start"][index], 0, (int)golden["end"][index], false), features);
            GoldenArrays.AssertClose(golden["features"].AsSpan(index * features.Length, features.Length), features, 1e-5);
        }
    }

    [Fact]
    public void Write_TurnedAndMoved_SameFeatures()
    {
        var (here, there) = (new float[RepFeatures.Length], new float[RepFeatures.Length]);
        RepFeatures.Write(Poses.OneSquat(), Poses.TheRep, here);
        RepFeatures.Write(Poses.Moved(Poses.OneSquat(), 2, new Position3D(3, 1, 0)), Poses.TheRep, there);
        GoldenArrays.AssertClose(here, there, 1e-5);
    }

    [Fact]
    public void Write_TiltedCamera_SameFeatures()
    {
        var (here, there) = (new float[RepFeatures.Length], new float[RepFeatures.Length]);
        RepFeatures.Write(Poses.OneSquat(), Poses.TheRep, here);
        RepFeatures.Write(Tipped(Poses.OneSquat(), 0.2), Poses.TheRep, there);
        GoldenArrays.AssertClose(here, there, 1e-5);
    }

    [Fact]
    public void Write_OneSquat_KneesComeForwardAndTheHeadGoesDown()
    {
        var features = new float[RepFeatures.Length];
        RepFeatures.Write(Poses.OneSquat(), Poses.TheRep, features);
        float Coordinate(Joint joint, int axis, int frame) =>
            features[((DistanceMatrix.PairCount + ((int)joint * 3) + axis) * TemporalDistanceMatrix.FrameCount) + frame];
        Assert.True(Coordinate(Joint.LeftKnee, 0, 32) > Coordinate(Joint.LeftKnee, 0, 0) + 0.2, "Expected the knee ahead of the hips at the bottom.");
        Assert.True(Coordinate(Joint.LeftHip, 1, 32) > 0 && Coordinate(Joint.RightHip, 1, 32) < 0, "Expected left on the left.");
        Assert.True(Coordinate(Joint.HeadTop, 2, 0) > 0.4, "Expected the head above the hips in standing.");
    }

    [Fact]
    public void Write_UnknownJoint_ItsCoordinatesAreZero()
    {
        var squat = Poses.OneSquat();
        var positions = squat.Positions.ToArray();
        for (var frame = 0; frame < squat.FrameCount; frame++)
            positions.AsSpan((frame * JointSequence.ValuesPerFrame) + ((int)Joint.LeftEar * 3), 3).Fill(float.NaN);
        var features = new float[RepFeatures.Length];
        RepFeatures.Write(new JointSequence(squat.FrameRateHz, positions), Poses.TheRep, features);
        var first = (DistanceMatrix.PairCount + ((int)Joint.LeftEar * 3)) * TemporalDistanceMatrix.FrameCount;
        Assert.All(features[first..(first + (3 * TemporalDistanceMatrix.FrameCount))], value => Assert.Equal(0, value));
        Assert.All(features, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Write_NoRoom_SaysHowMuchWasExpected() => Assert.Contains(
        $"expected {RepFeatures.Length}",
        Assert.Throws<ArgumentException>(() => RepFeatures.Write(Poses.OneSquat(), Poses.TheRep, new float[100])).Message,
        StringComparison.Ordinal);

    /// <summary>Turned about the x axis, as a phone that leans to the side shows it.</summary>
    private static JointSequence Tipped(JointSequence joints, double radians)
    {
        var (sine, cosine) = ((float)Math.Sin(radians), (float)Math.Cos(radians));
        var positions = joints.Positions.ToArray();
        for (var at = 0; at < positions.Length; at += 3)
            (positions[at + 1], positions[at + 2]) = ((positions[at + 1] * cosine) - (positions[at + 2] * sine), (positions[at + 1] * sine) + (positions[at + 2] * cosine));
        return new JointSequence(joints.FrameRateHz, positions);
    }

    [Theory]
    [InlineData(LimbLengthMode.None)]
    [InlineData(LimbLengthMode.Full)]
    public void Write_RepAfterRep_AllocatesNothing(LimbLengthMode mode)
    {
        var (squat, features) = (Poses.OneSquat(), new float[RepFeatures.Length]);
        Assert.Equal(0, Allocations.LeastOf(() => RepFeatures.Write(squat, Poses.TheRep, features, mode), calls: 10));
    }
}
