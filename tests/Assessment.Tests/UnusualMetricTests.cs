using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

public class UnusualMetricTests
{
    [Fact]
    public void Of_TrunkFarBeyondTheUsualAndTheError_SaysByHowMuch()
    {
        var found = Assert.Single(UnusualMetric.Of(Rep("trunkShinDegrees", MetricValue.Of(43)), ViewKind.Side));
        Assert.Equal(("trunkShinDegrees", 43), (found.Metric.Name, found.Value));
        Assert.Matches("^25° over the usual -13° to 18°$", found.Grade.Text);
    }

    [Theory]
    [InlineData(1.9, 0)]
    [InlineData(2.1, 1)]
    public void Of_BeyondByLessThanTwiceTheError_IsPassedOver(double errors, int expected)
    {
        var metric = MetricCatalogue.Named("trunkLeanMaxDegrees");
        var value = metric.Usual!.High + (errors * metric.ErrorIn(ViewKind.Side)!.MeanAbsolute);
        Assert.Equal(expected, UnusualMetric.Of(Rep(metric.Name, MetricValue.Of(value)), ViewKind.Side).Count);
    }

    [Fact]
    public void Of_SidesThatDiffer_CountsInBothDirections()
    {
        Assert.Single(UnusualMetric.Of(Rep("asymmetryPercent", MetricValue.Of(20)), ViewKind.Front));
        Assert.Single(UnusualMetric.Of(Rep("asymmetryPercent", MetricValue.Of(-20)), ViewKind.Front));
    }

    [Fact]
    public void Of_UprightTrunk_IsNothingToLookAt() => Assert.Empty(UnusualMetric.Of(Rep("trunkShinDegrees", MetricValue.Of(-60)), ViewKind.Side));

    [Fact]
    public void Of_JointsWithoutACamera_TheTrunkAlone()
    {
        Assert.Single(UnusualMetric.Of(Rep("trunkShinDegrees", MetricValue.Of(60)), ViewKind.Unknown));
        Assert.Empty(UnusualMetric.Of(Rep("trunkShinDegrees", MetricValue.Of(30)), ViewKind.Unknown));
        Assert.Empty(UnusualMetric.Of(Rep("asymmetryPercent", MetricValue.Of(60)), ViewKind.Unknown));
    }

    [Fact]
    public void Of_ViewThatCannotSeeItOrNoValue_SaysNothing()
    {
        Assert.Empty(UnusualMetric.Of(Rep("asymmetryPercent", MetricValue.Of(60)), ViewKind.Side));
        Assert.Empty(UnusualMetric.Of(Rep("trunkShinDegrees", null), ViewKind.Side));
    }

    [Fact]
    public void Of_RepThatCannotBeAssessed_SaysNothing() =>
        Assert.Empty(UnusualMetric.Of(Rep("trunkShinDegrees", MetricValue.Of(60)) with { Verdict = Verdict.NotAssessable }, ViewKind.Side));

    private static RepReport Rep(string metric, MetricValue? value) => new()
    {
        Index = 1,
        StartSeconds = 0,
        BottomSeconds = 1,
        EndSeconds = 2,
        Tempo = new Tempo(1, 0, 1),
        Metrics = new Dictionary<string, MetricValue?> { [metric] = value },
        NotAssessable = [],
        Faults = [],
        Verdict = Verdict.Good,
    };
}
