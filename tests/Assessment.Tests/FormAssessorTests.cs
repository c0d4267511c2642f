using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

public sealed class FormAssessorTests
{
    [Fact]
    public void Assess_DeepSquatAndQuietNetwork_Good()
    {
        var form = Assess(new SquatScript().Stand(1).Squat(125).Squat(125), SetClassifier.Saying());
        Assert.Equal(2, form.Reps.Count);
        Assert.All(form.Reps, rep => Assert.Equal(Verdict.Good, rep.Verdict));
        Assert.Empty(form.Faults);
        Assert.Empty(form.Warnings);
    }

    [Fact]
    public void Assess_QuarterSquat_ShallowWithMeasuredEvidence()
    {
        var form = Assess(new SquatScript().Stand(1).Squat(60), SetClassifier.Saying((Fault.Shallow, 0.9f)));
        var rep = Assert.Single(form.Reps);
        Assert.Equal(Verdict.Faults, rep.Verdict);
        var finding = Assert.Single(rep.Faults);
        Assert.Equal(Fault.Shallow, finding.Fault);
        Assert.Contains("48° short of parallel", finding.Evidence, StringComparison.Ordinal);
        Assert.InRange(finding.Probability, 0.9, 1);
        Assert.InRange(finding.FromSeconds, rep.StartSeconds, rep.BottomSeconds);
        Assert.InRange(finding.ToSeconds, rep.BottomSeconds, rep.EndSeconds);
        Assert.Equal(new FaultSummary(Fault.Shallow, 1, 1, finding.Probability), Assert.Single(form.Faults));
    }

    [Fact]
    public void Assess_NetworkAndMeasurementDisagree_SaysSo()
    {
        var form = Assess(new SquatScript().Stand(1).Squat(70), SetClassifier.Saying((Fault.Shallow, 0.1f)));
        Assert.Contains("disagree", Assert.Single(Assert.Single(form.Reps).Faults).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_KneesIn_InwardKnees()
    {
        var script = new SquatScript().Stand(1).MoveTo(new SyntheticPose(125, 35, 0.5f), 1).MoveTo(SyntheticPose.Standing, 1).Stand(1);
        var finding = Assert.Single(Assert.Single(Assess(script, SetClassifier.Saying((Fault.InwardKnees, 0.8f))).Reps).Faults);
        Assert.Equal(Fault.InwardKnees, finding.Fault);
        Assert.Matches("5[01] %", finding.Evidence);
    }

    [Fact]
    public void Assess_NetworkCannotJudge_NotAssessableWithReason()
    {
        var form = Assess(new SquatScript().Stand(1).Squat(60), new SetClassifier(_ => FormAssessment.NotAssessable(NotAssessableReason.TooUncertain, "Too dark.")));
        var rep = Assert.Single(form.Reps);
        Assert.Equal(Verdict.NotAssessable, rep.Verdict);
        Assert.Equal("Too dark.", rep.Reason);
        Assert.Empty(rep.Faults);
        Assert.Empty(form.Faults);
    }

    [Fact]
    public void Assess_VideoFromTheSide_InwardKneesCannotBeJudged()
    {
        var joints = new SquatScript().Stand(1).Squat(125).Build();
        var form = new FormAssessor(SetClassifier.Saying((Fault.InwardKnees, 0.99f))).Assess(joints, ImageOf.Track(joints));
        var rep = Assert.Single(form.Reps);
        Assert.Equal(ViewKind.Side, form.View.Kind);
        Assert.Empty(rep.Faults);
        Assert.Contains("inward_knees", rep.NotAssessable);
        Assert.Null(rep.Metrics["kneeAnkleRatio"]);
    }

    [Fact]
    public void Assess_AthleteHiddenDuringTheRep_NotAssessable()
    {
        var joints = new SquatScript().Stand(1).Squat(125).Build();
        var form = new FormAssessor(SetClassifier.Saying()).Assess(joints, ImageOf.Track(joints, frame => frame % 5 < 2));
        var rep = Assert.Single(form.Reps);
        Assert.Equal(Verdict.NotAssessable, rep.Verdict);
        Assert.Contains("seen in only", rep.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_ImageAndJointsDisagreeAboutTheDepth_NotAssessable()
    {
        var joints = new SquatScript().Stand(1).Squat(125).Build();
        var lifted = new SquatScript().Stand(1).Squat(60).Build();
        var rep = Assert.Single(new FormAssessor(SetClassifier.Saying()).Assess(lifted, ImageOf.Track(joints)).Reps);
        Assert.Equal(Verdict.NotAssessable, rep.Verdict);
        Assert.Contains("could not be made out", rep.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(-130)]
    [InlineData(-45)]
    public void Assess_VideoOfInwardKnees_RatioFromTheImageInEveryViewButTheSide(double turnDegrees)
    {
        var script = new SquatScript().Stand(1).MoveTo(new SyntheticPose(125, 35, 0.5f), 1).Hold(new SyntheticPose(125, 35, 0.5f), 0.3).MoveTo(SyntheticPose.Standing, 1).Stand(1);
        var joints = Moved.Turned(script.Build(), turnDegrees);
        var rep = Assert.Single(new FormAssessor(SetClassifier.Saying((Fault.InwardKnees, 0.6f))).Assess(joints, ImageOf.Track(joints)).Reps);
        Assert.Equal(0.5, rep.Metrics["kneeAnkleRatio"]!.Value.Value!.Value, 0.03);
        Assert.Equal(0.5, rep.Metrics["kneeAnkleMinRatio"]!.Value.Value!.Value, 0.05);
        Assert.Contains(rep.Faults, finding => finding.Fault == Fault.InwardKnees);
    }

    [Fact]
    public void Assess_VideoOfAHeadThatTipsWithTheTrunk_LooksDownByTheLean()
    {
        var joints = new SquatScript().Stand(1).Squat(125).Build();
        var rep = Assert.Single(new FormAssessor(SetClassifier.Saying()).Assess(joints, ImageOf.Track(joints)).Reps);
        Assert.InRange(rep.Metrics["headPitchDegrees"]!.Value.Value!.Value, -45, -25);
    }

    [Fact]
    public void Assess_RepCutByTheRecording_WarnsPartialRep()
    {
        var script = new SquatScript().Squat(120).Squat(120);
        script.Poses.RemoveRange(0, 18);
        Assert.Equal("partial_rep", Assert.Single(Assess(script, SetClassifier.Saying()).Warnings).Code);
    }

    [Fact]
    public void Assess_NobodyOrNoSquat_WarningAndNoRep()
    {
        var assessor = new FormAssessor(SetClassifier.Saying());
        Assert.Equal("no_person", Assert.Single(assessor.Assess(new JointSequence(30, []), null).Warnings).Code);
        Assert.Equal("no_person", Assert.Single(assessor.Assess(new JointSequence(30, [.. Enumerable.Repeat(float.NaN, 570)]), null).Warnings).Code);
        Assert.Equal("no_squat", Assert.Single(assessor.Assess(new JointSequence(30, new float[57]), null).Warnings).Code);
        Assert.Equal("no_squat", Assert.Single(assessor.Assess(new SquatScript().Stand(3).Build(), null).Warnings).Code);
    }

    [Fact]
    public void Assess_Series_AsLongAsTheJoints()
    {
        var joints = new SquatScript().Stand(1).Squat(110).Build();
        var series = new FormAssessor(SetClassifier.Saying()).Assess(joints, null).Series;
        Assert.Equal(joints.FrameCount, series.TimesSeconds.Length);
        Assert.Equal(joints.FrameCount, series.LeftKneeFlexionDegrees.Length);
        Assert.InRange(series.LeftKneeFlexionDegrees.Max()!.Value, 105, 110.5);
        Assert.Equal(1, series.HipHeightRatio[0]!.Value, 0.01);
    }

    private static AssessedForm Assess(SquatScript script, SetClassifier classifier) => new FormAssessor(classifier).Assess(script.Build(), null);
}
