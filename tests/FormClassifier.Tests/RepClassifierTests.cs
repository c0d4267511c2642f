using SquatCoach.GoldenTests;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

public sealed class RepClassifierTests : IDisposable
{
    private readonly RepClassifier _classifier = RepClassifier.Open(ModelLocator.Find(), new OnnxModelOptions { Device = Device.Cpu });

    [Fact]
    public void Run_GoldenFeatures_EqualsPyTorch()
    {
        var golden = GoldenArrays.Read("form-classifier");
        var (probabilities, strengths, strangeness) = _classifier.Run(golden["features"], golden["views"]);
        GoldenArrays.AssertClose(golden["probabilities"], probabilities, 1e-5);
        GoldenArrays.AssertClose(golden["strengths"], strengths, 1e-4);
        GoldenArrays.AssertClose(golden["strangeness"], strangeness, 1e-4);
    }

    [Fact]
    public void WriteWeights_GoldenAngles_EqualsPyTorch()
    {
        var golden = GoldenArrays.Read("form-classifier");
        for (var index = 0; index < golden["azimuth"].Length; index++)
        {
            var azimuth = golden["azimuth"][index];
            var weights = new float[Viewpoint.WeightCount];
            (float.IsNaN(azimuth) ? Viewpoint.NoCamera : Viewpoint.Camera(azimuth)).WriteWeights(weights);
            GoldenArrays.AssertClose(golden["views"].AsSpan(index * weights.Length, weights.Length), weights, 1e-6);
        }
    }

    [Fact]
    public void Run_Batch_EqualsOneByOne()
    {
        var golden = GoldenArrays.Read("form-classifier");
        var together = _classifier.Run(golden["features"], golden["views"]).Probabilities;
        for (var index = 0; index < golden.Shape("features")[0]; index++)
        {
            var alone = _classifier.Run(
                golden["features"].AsSpan(index * RepFeatures.Length, RepFeatures.Length),
                golden["views"].AsSpan(index * Viewpoint.WeightCount, Viewpoint.WeightCount)).Probabilities;
            GoldenArrays.AssertClose(together.AsSpan(index * 6, 6), alone, 1e-5);
        }
    }

    [Fact]
    public void Classify_OneSquat_SixProbabilities()
    {
        var assessment = Assert.Single(_classifier.Classify(Poses.OneSquat(), [Poses.TheRep]));
        Assert.True(assessment.IsAssessable);
        Assert.All(Enum.GetValues<Fault>(), fault => Assert.InRange(assessment[fault]!.Value, 0, 1));
    }

    [Fact]
    public void Classify_SquatThatIsOnePointMoving_UnlikeTraining()
    {
        var squat = Poses.OneSquat();
        var positions = squat.Positions.ToArray();
        for (var frame = 20; frame < 70; frame++)
        {
            // Shoulders, arms and head far to one side: nobody squats like that.
            for (var joint = (int)Joint.RightWrist; joint < SkeletonTopology.JointCount; joint++)
                positions[(frame * JointSequence.ValuesPerFrame) + (joint * 3)] += 3;
        }

        Assert.Equal(NotAssessableReason.UnlikeTraining, Classify(new JointSequence(30, positions)).Reason);
    }

    [Fact]
    public void Classify_ViewpointsOfOtherLength_SaysWhatWasFound() => Assert.Contains(
        "2 viewpoints for 1 reps",
        Assert.Throws<ArgumentException>(() => _classifier.Classify(Poses.OneSquat(), [Poses.TheRep], [Viewpoint.NoCamera, Viewpoint.NoCamera])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Classify_ArchedBackFromBehind_CannotBeSeenButDepthCan()
    {
        var behind = Assert.Single(_classifier.Classify(Poses.OneSquat(), [Poses.TheRep], [Viewpoint.Camera(180)]));
        Assert.False(behind.Score(Fault.WarpedBack)!.Value.CanBeSeen);
        Assert.True(behind.Score(Fault.Shallow)!.Value.CanBeSeen);
    }

    [Fact]
    public void Classify_FortyReps_SameAnswerForEach()
    {
        var assessments = _classifier.Classify(Poses.OneSquat(), [.. Enumerable.Repeat(Poses.TheRep, 40)]);
        Assert.Equal(40, assessments.Count);
        Assert.All(assessments, assessment => Assert.Equal(assessments[0][Fault.Shallow]!.Value, assessment[Fault.Shallow]!.Value, 1e-5));
    }

    [Fact]
    public void Classify_NoReps_NoAssessments() => Assert.Empty(_classifier.Classify(Poses.OneSquat(), []));

    [Fact]
    public void Classify_NoEyesAndEars_StillAssessed() => Assert.True(Classify(Without(Joint.LeftEye, Joint.RightEye, Joint.LeftEar, Joint.RightEar)).IsAssessable);

    [Fact]
    public void Classify_KneeUnknown_NamesTheJoint()
    {
        var assessment = Classify(Without(Joint.LeftKnee));
        Assert.Equal(NotAssessableReason.MissingJoints, assessment.Reason);
        Assert.Contains("left knee", assessment.Explanation, StringComparison.Ordinal);
        Assert.Null(assessment[Fault.Shallow]);
    }

    [Fact]
    public void Classify_OneFrame_TooFewFrames() =>
        Assert.Equal(NotAssessableReason.TooFewFrames, Classify(new JointSequence(30, Poses.Squatting(90)), new Rep(0, 0, 0, false)).Reason);

    [Fact]
    public void Classify_AllFramesTheSame_NoStandingPose() =>
        Assert.Equal(NotAssessableReason.NoStandingPose, Classify(Still(90)).Reason);

    [Fact]
    public void Classify_EverythingInOnePoint_ClearAnswer() =>
        Assert.False(Classify(new JointSequence(30, new float[91 * JointSequence.ValuesPerFrame])).IsAssessable);

    [Fact]
    public void Classify_AllUnknown_MissingJoints()
    {
        var positions = new float[91 * JointSequence.ValuesPerFrame];
        Array.Fill(positions, float.NaN);
        Assert.Equal(NotAssessableReason.MissingJoints, Classify(new JointSequence(30, positions)).Reason);
    }

    [Fact]
    public void Classify_Uncertain_TooUncertain() => Assert.Equal(NotAssessableReason.TooUncertain, Classify(Poses.OneSquat(sigmaMetres: 0.3f)).Reason);

    [Fact]
    public void Classify_OutOfSightInTheMiddle_TooUncertain()
    {
        var squat = Poses.OneSquat();
        var sigmas = squat.SigmasMetres.ToArray();
        Array.Fill(sigmas, float.NaN, 40 * SkeletonTopology.JointCount, 5 * SkeletonTopology.JointCount);
        var assessment = Classify(new JointSequence(30, squat.Positions.ToArray(), sigmas));
        Assert.Equal(NotAssessableReason.TooUncertain, assessment.Reason);
        Assert.Contains("out of sight", assessment.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_PartialRep_NotAssessable() =>
        Assert.Equal(NotAssessableReason.PartialRep, Classify(Poses.OneSquat(), Poses.TheRep with { IsPartial = true }).Reason);

    public void Dispose() => _classifier.Dispose();

    private FormAssessment Classify(JointSequence joints, Rep? rep = null) => Assert.Single(_classifier.Classify(joints, [rep ?? Poses.TheRep]));

    private static JointSequence Still(double flexion) => new(30, [.. Enumerable.Range(0, 91).SelectMany(_ => Poses.Squatting(flexion))]);

    private static JointSequence Without(params Joint[] joints)
    {
        var positions = Poses.OneSquat().Positions.ToArray();
        foreach (var joint in joints)
        {
            for (var frame = 0; frame < 91; frame++)
                positions.AsSpan((frame * JointSequence.ValuesPerFrame) + ((int)joint * 3), 3).Fill(float.NaN);
        }

        return new JointSequence(30, positions);
    }
}
