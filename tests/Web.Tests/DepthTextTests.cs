using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Web.Tests;

/// <summary>Depth is said as trainers say it, and as the findings and the help page do.</summary>
public sealed class DepthTextTests
{
    [Theory]
    [InlineData(0.0, "thighs parallel")]
    [InlineData(-0.4, "thighs parallel")]
    [InlineData(0.5, "1° short of parallel")]
    [InlineData(12.3, "12° short of parallel")]
    [InlineData(-4.6, "5° below parallel")]
    public void Of_AThighAngle_SaysWhereParallelIs(double degrees, string expected) => Assert.Equal(expected, DepthText.Of(degrees));

    [Fact]
    public void Of_ARepWhoseThighsWereNotSeen_SaysSo() =>
        Assert.Equal(("not assessable", "–", "10° short of parallel"), (DepthText.Of(Rep(null, DepthText.Field)), DepthText.Of(Rep(null)), DepthText.Of(Rep(MetricValue.Sides(8, 12)))));

    [Fact]
    public void Field_IsAMetricOfTheHelpPage() => Assert.Contains(MetricCatalogue.All, metric => metric.Name == DepthText.Field);

    private static RepReport Rep(MetricValue? thighs, params string[] notAssessable) => new()
    {
        Index = 1,
        StartSeconds = 0,
        BottomSeconds = 1,
        EndSeconds = 2,
        Tempo = new Tempo(1, 0, 1),
        Metrics = new Dictionary<string, MetricValue?> { [DepthText.Field] = thighs },
        NotAssessable = notAssessable,
        Faults = [],
        Verdict = Verdict.Good,
    };
}
