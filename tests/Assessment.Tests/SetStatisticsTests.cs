using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

public sealed class SetStatisticsTests
{
    [Fact]
    public void Of_SteadySet_NoSpreadNoTrend()
    {
        var depth = Only("kneeFlexionDegrees", Report([120, 120, 120, 120, 120, 120]));
        Assert.Equal(6, depth.Reps);
        Assert.Equal(120, depth.Mean, 0.5);
        Assert.InRange(depth.StandardDeviation, 0, 0.2);
        Assert.False(depth.IsTrend);
    }

    [Fact]
    public void Of_EveryRepThreeDegreesShallower_DriftAndTrend()
    {
        var depth = Only("kneeFlexionDegrees", Report([125, 122, 119, 116, 113, 110]));
        Assert.Equal(-3, depth.DriftPerRep, 0.2);
        Assert.Equal(-15, depth.Drift, 1.0);
        Assert.True(depth.IsTrend);
    }

    [Fact]
    public void Of_OneOddRep_NoDrift()
    {
        var depth = Only("kneeFlexionDegrees", Report([120, 120, 120, 90, 120, 120]));
        Assert.Equal(0, depth.DriftPerRep, 0.2);
        Assert.False(depth.IsTrend);
        Assert.InRange(depth.StandardDeviation, 11, 14);
    }

    [Fact]
    public void Of_TwoReps_Nothing() => Assert.Empty(SetStatistics.Of(Report([120, 110]).Reps));

    [Fact]
    public void AscentSpeedLoss_EveryAscentSlower_GrowsFromZero()
    {
        var script = new SquatScript().Stand(1).Squat(110, ascent: 0.8).Squat(110, ascent: 1.0).Squat(110, ascent: 1.6).Stand(0.5);
        var losses = Assess(script).Reps.Select(rep => rep.Metrics["ascentSpeedLossPercent"]!.Value.Value!.Value).ToList();
        Assert.Equal(0, losses[0], 0.001);
        Assert.True(losses[1] > 5 && losses[2] > losses[1] + 15, string.Join(' ', losses));
    }

    [Fact]
    public void Height_Given_CentimetresAndMetresASecond()
    {
        var rep = Assert.Single(Assess(new SquatScript().Stand(1).Squat(120).Stand(0.5), 1.8).Reps);
        Assert.Equal(rep.Metrics["depthRatio"]!.Value.Value!.Value * 0.245 * 180, rep.Metrics["depthCentimetres"]!.Value.Value!.Value, 0.01);
        Assert.Equal(rep.Metrics["ascentBodyHeightsPerSecond"]!.Value.Value!.Value * 1.8, rep.Metrics["ascentMetresPerSecond"]!.Value.Value!.Value, 0.001);
        Assert.True(rep.Metrics["ascentPeakMetresPerSecond"]!.Value.Value > rep.Metrics["ascentMetresPerSecond"]!.Value.Value);
        Assert.DoesNotContain("depthCentimetres", Assert.Single(Assess(new SquatScript().Stand(1).Squat(120).Stand(0.5)).Reps).Metrics.Keys);
    }

    [Fact]
    public void Grade_BeyondTheLimitAndTheRange_SaysByHowMuch()
    {
        var metric = MetricCatalogue.Named("thighAngleDegrees");
        var grade = MetricGrade.Of(metric, 33);
        Assert.Equal(33, grade.BeyondLimit);
        Assert.Equal(33 - metric.Usual!.High, grade.BeyondUsual);
        Assert.Matches("^33° past the limit of 0°; 1[0-9]° over the usual -?[0-9]+° to [0-9]+°$", grade.Text);
        Assert.Equal(0, MetricGrade.Of(metric, 0).BeyondUsual);
    }

    private static MetricOverSet Only(string metric, AssessedForm form) => Assert.Single(SetStatistics.Of(form.Reps), one => one.Name == metric);

    private static AssessedForm Report(IEnumerable<float> knees)
    {
        var script = new SquatScript().Stand(1);
        foreach (var knee in knees)
        {
            script.Squat(knee);
        }

        return Assess(script.Stand(0.5));
    }

    private static AssessedForm Assess(SquatScript script, double? heightMetres = null) =>
        new FormAssessor(SetClassifier.Saying(), new AssessmentOptions { AthleteHeightMetres = heightMetres }).Assess(script.Build(), null);
}
