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
        Assert.Equal(new FaultSummary(Fault.Shallow, 1, 1, finding.Probability) { Counts = true }, Assert.Single(form.Faults));
        Assert.Equal(["en", "ja", "ko"], finding.Cues!.Keys.Order());
        Assert.Equal(finding.Cue, finding.Cues["en"]);
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
    public void Assess_OnceAndNotClearly_DoesNotCountForTheSetButTwiceDoes()
    {
        var once = Assess(new SquatScript().Stand(1).Squat(125), SetClassifier.Saying((Fault.RoundBack, 0.6f)));
        Assert.False(Assert.Single(once.Faults).Counts);
        var twice = Assess(new SquatScript().Stand(1).Squat(125).Squat(125), SetClassifier.Saying((Fault.RoundBack, 0.6f)));
        Assert.True(Assert.Single(twice.Faults).Counts);
    }

    [Fact]
    public void Assess_Strength_IsInTheFindingWithItsWord()
    {
        FaultScore[] scores = [.. Enum.GetValues<Fault>().Order().Select(fault => new FaultScore(fault == Fault.RoundBack ? 0.8 : 0.1, 0.8, CanBeSeen: true))];
        var finding = Assert.Single(Assert.Single(Assess(new SquatScript().Stand(1).Squat(125), new SetClassifier(_ => FormAssessment.Of(scores, 0.5))).Reps).Faults);
        Assert.Equal((0.8, FaultGrade.Gross), (finding.Strength, finding.Grade));
    }

    [Fact]
    public void Assess_FaultTheNetworkCannotTellFromThereAndNobodyMeasured_NotAssessable()
    {
        FaultScore[] scores = [.. Enum.GetValues<Fault>().Select(_ => new FaultScore(0.9, null, CanBeSeen: false))];
        var rep = Assert.Single(Assess(new SquatScript().Stand(1).Squat(125), new SetClassifier(_ => FormAssessment.Of(scores))).Reps);
        Assert.Contains("round_back", rep.NotAssessable);
        Assert.DoesNotContain("shallow", rep.NotAssessable);
        Assert.Empty(rep.Faults);
    }

    [Fact]
    public void Assess_Video_TellsTheNetworkFromWhereItSees()
    {
        var joints = new SquatScript().Stand(1).Squat(125).Build();
        var network = SetClassifier.Saying();
        new FormAssessor(network).Assess(joints, ImageOf.Track(joints));
        Assert.InRange(Assert.Single(network.Viewpoints).OffForwardDegrees!.Value, 80, 100);
        new FormAssessor(network).Assess(joints, track: null);
        Assert.Equal(Viewpoint.NoCamera, Assert.Single(network.Viewpoints));
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
    public void Assess_OneFrameFrozenOrUpsideDown_NoSquat()
    {
        var squats = new SquatScript().Stand(1).Squat(120).Squat(120).Build();
        JointSequence[] odd =
        [
            SyntheticBody.Sequence([SyntheticPose.Standing]),
            SyntheticBody.Sequence(Enumerable.Repeat(new SyntheticPose(110, 35), 300)),
            Moved.Each(squats, (_, _, place) => place * -1),
            Moved.Each(squats, (_, _, _) => new Position3D(1, 1, 1)),
        ];
        Assert.All(odd, joints =>
        {
            var form = new FormAssessor(SetClassifier.Saying()).Assess(joints, null);
            Assert.Empty(form.Reps);
            Assert.Equal("no_squat", Assert.Single(form.Warnings).Code);
            Assert.Equal(joints.FrameCount, form.Series.TimesSeconds.Length);
        });
    }

    [Fact]
    public void Assess_JointsMissingNowAndThen_EveryMetricFiniteOrNull()
    {
        var squats = new SquatScript().Stand(1).Squat(120).Squat(100).Stand(0.5).Build();
        var random = new Random(3);
        var holes = Moved.Each(squats, (_, _, place) => random.Next(12) == 0 ? new Position3D(double.NaN, double.NaN, double.NaN) : place);
        var form = new FormAssessor(SetClassifier.Saying()).Assess(holes, ImageOf.Track(squats));
        Assert.Equal(2, form.Reps.Count);
        Assert.All(form.Reps.SelectMany(rep => rep.Metrics), metric => Assert.True(metric.Value?.Mean is null or (> -1000 and < 1000), metric.Key));
    }

    [Fact]
    public void Assess_TenThousandReps_AllMeasured()
    {
        var poses = new SquatScript().Stand(0.2).MoveTo(new SyntheticPose(110, 35), 0.4).MoveTo(SyntheticPose.Standing, 0.4).Poses;
        var one = poses.Where((_, frame) => frame % 3 == 0).SelectMany(SyntheticBody.Pose).ToArray();
        var all = new float[one.Length * 10_000];
        for (var rep = 0; rep < 10_000; rep++)
        {
            one.CopyTo(all, rep * one.Length);
        }

        var joints = new JointSequence(10, all);
        var form = new FormAssessor(SetClassifier.Saying()).Assess(joints, null);
        Assert.Equal(10_000, form.Reps.Count);
        Assert.NotEmpty(SetStatistics.Of(form.Reps));
        using var table = new MemoryStream();
        FrameTable.Write(table, Reports.OfJoints(joints, form, new ModelsUsed(null, null, null), TimeSpan.FromSeconds(1)).Report, joints);
        Assert.True(table.Length > joints.FrameCount * 50L);
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
