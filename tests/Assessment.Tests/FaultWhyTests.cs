using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

public sealed class FaultWhyTests
{
    [Fact]
    public void Assess_FaultTheNetworkSees_SaysByWhatAndWhen()
    {
        var rep = Assess(new SquatScript().Stand(1).Squat(60), SetClassifier.Saying((Fault.Shallow, 0.9f)));
        var why = Assert.Single(rep.Faults).Why!;
        Assert.Equal([new SegmentWeight(BodySegment.LeftThigh, 0.75), new SegmentWeight(BodySegment.RightThigh, 0.25)], why.Limbs);
        Assert.Equal(new SegmentPairWeight(BodySegment.Shoulders, BodySegment.Head, 1), Assert.Single(why.Pairs));
        var moment = Assert.Single(why.Moments);
        Assert.InRange(moment.FromSeconds, rep.StartSeconds, rep.BottomSeconds);
        Assert.InRange(moment.ToSeconds, rep.BottomSeconds, rep.EndSeconds);
        Assert.Equal(FaultAgreement.Agree, why.Agreement);
        Assert.Contains("most of all in the left thigh, from", why.Sentence, StringComparison.Ordinal);
        Assert.Contains("shows it too", why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_NetworkSeesWhatTheMeasurementDoesNot_SaysSo()
    {
        var why = Assert.Single(Assess(new SquatScript().Stand(1).Squat(125), SetClassifier.Saying((Fault.RoundBack, 0.9f))).Faults).Why!;
        Assert.Equal(FaultAgreement.NetworkOnly, why.Agreement);
        Assert.Contains("The network sees a round back", why.Sentence, StringComparison.Ordinal);
        Assert.Contains("The measured value does not show it (Trunk, shorter than in standing: ", why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_MeasurementShowsWhatTheNetworkDoesNotSee_SaysSoAndBlamesNoJoint()
    {
        var network = SetClassifier.Saying((Fault.Shallow, 0.1f));
        var why = Assert.Single(Assess(new SquatScript().Stand(1).Squat(70), network).Faults).Why!;
        Assert.Equal(FaultAgreement.MeasurementOnly, why.Agreement);
        Assert.Contains("The measured value shows a shallow squat", why.Sentence, StringComparison.Ordinal);
        Assert.Contains("The network does not see it (10 %)", why.Sentence, StringComparison.Ordinal);
        Assert.Empty(why.Limbs);
        Assert.Equal(0, network.Asked);
    }

    [Fact]
    public void Assess_ViewHidesItFromTheNetwork_SaysThatTheNetworkCannotTell()
    {
        FaultScore[] scores = [.. Enum.GetValues<Fault>().Select(_ => new FaultScore(0.9, null, CanBeSeen: false))];
        var rep = Assess(new SquatScript().Stand(1).Squat(60), new SetClassifier(_ => FormAssessment.Of(scores)));
        Assert.Contains("cannot tell it from this view", Assert.Single(rep.Faults).Why!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_NothingMeasured_SaysThatTheNetworkSpeaksAlone()
    {
        var why = Assert.Single(Assess(new SquatScript().Stand(1).Squat(125), SetClassifier.Saying((Fault.WarpedBack, 0.9f))).Faults).Why!;
        Assert.Equal(FaultAgreement.NotMeasured, why.Agreement);
    }

    [Fact]
    public void Assess_TwoFaultsInARep_AsksOnceAndNotAboutGoodReps()
    {
        var network = SetClassifier.Saying((Fault.RoundBack, 0.9f), (Fault.WarpedBack, 0.9f));
        Assert.Equal(2, Assess(new SquatScript().Stand(1).Squat(125), network).Faults.Count);
        Assert.Equal(1, network.Asked);
        var quiet = SetClassifier.Saying();
        Assess(new SquatScript().Stand(1).Squat(125), quiet);
        Assert.Equal(0, quiet.Asked);
    }

    [Fact]
    public void Assess_MoreFaultyRepsThanAreExplained_TheRestHasTheSentenceAlone()
    {
        var options = AssessmentOptions.Default with { Findings = FindingOptions.Default with { MaxExplainedReps = 1 } };
        var network = SetClassifier.Saying((Fault.RoundBack, 0.9f));
        var form = new FormAssessor(network, options).Assess(new SquatScript().Stand(1).Squat(125).Squat(125).Build(), null);
        Assert.Equal(1, network.Asked);
        Assert.NotEmpty(form.Reps[0].Faults[0].Why!.Limbs);
        Assert.Empty(form.Reps[1].Faults[0].Why!.Limbs);
        Assert.NotEmpty(form.Reps[1].Faults[0].Why!.Sentence);
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("ja")]
    public void In_EveryAgreement_NothingOfItStaysEnglish(string language)
    {
        FaultScore[] hidden = [.. Enum.GetValues<Fault>().Select(_ => new FaultScore(0.9, null, CanBeSeen: false))];
        (float Knee, SetClassifier Network)[] cases =
        [
            (60, SetClassifier.Saying((Fault.Shallow, 0.9f))), (125, SetClassifier.Saying((Fault.RoundBack, 0.9f))), (70, SetClassifier.Saying((Fault.Shallow, 0.1f))),
            (125, SetClassifier.Saying((Fault.WarpedBack, 0.9f), (Fault.UpwardHead, 0.95f))), (60, new SetClassifier(_ => FormAssessment.Of(hidden))),
        ];
        foreach (var (knee, network) in cases)
        {
            var joints = new SquatScript().Stand(1).Squat(knee).Build();
            var report = Reports.OfJoints(joints, new FormAssessor(network).Assess(joints, null), new ModelsUsed(null, null, null), TimeSpan.FromSeconds(1)).Report;
            Assert.All(ReportTexts.In(report, language).Reps.SelectMany(rep => rep.Faults), finding => Assert.DoesNotMatch("[A-Za-z]{2}", finding.Why!.Sentence));
        }
    }

    private static RepReport Assess(SquatScript script, SetClassifier network) => Assert.Single(new FormAssessor(network).Assess(script.Build(), null).Reps);
}
