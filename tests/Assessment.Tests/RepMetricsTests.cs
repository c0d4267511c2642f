using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>The synthetic body is built from its angles, so every value here can be checked by hand.</summary>
public sealed class RepMetricsTests
{
    [Fact]
    public void Measure_KnownAngles_KneeShankThighAndTrunkAsBuilt()
    {
        var metrics = One(knee: 100, lean: 40);
        Assert.Equal(100, metrics["kneeFlexionDegrees"]!.Value.Left!.Value, 0.5);
        Assert.Equal(100, metrics["kneeFlexionDegrees"]!.Value.Right!.Value, 0.5);
        Assert.Equal(97, metrics["kneeFlexionRangeDegrees"]!.Value.Mean!.Value, 4.0);
        Assert.Equal(30, metrics["ankleFlexionDegrees"]!.Value.Mean!.Value, 0.5);
        Assert.Equal(20, metrics["thighAngleDegrees"]!.Value.Mean!.Value, 0.5);
        Assert.Equal(40, metrics["trunkLeanDegrees"]!.Value.Value!.Value, 0.5);
        Assert.Equal(10, metrics["trunkShinDegrees"]!.Value.Value!.Value, 0.5);
        Assert.Equal(110, metrics["hipFlexionDegrees"]!.Value.Mean!.Value, 1.0);
        Assert.Equal(0, metrics["asymmetryPercent"]!.Value.Value!.Value, 0.1);
        Assert.Equal(0, metrics["hipShiftRatio"]!.Value.Value!.Value, 0.01);
    }

    [Theory]
    [InlineData(100, 0.342)]
    [InlineData(128.5714f, 0)]
    [InlineData(140, -0.139)]
    public void Measure_DepthRatio_IsSineOfTheThighAngle(float knee, double expected) =>
        Assert.Equal(expected, One(knee, 35)["depthRatio"]!.Value.Value!.Value, 0.01);

    [Fact]
    public void Measure_KneeForward_IsSineOfTheShankAngle() =>
        Assert.Equal(0.5, One(knee: 100, lean: 40)["kneeForwardRatio"]!.Value.Mean!.Value, 0.01);

    [Theory]
    [InlineData(1)]
    [InlineData(0.7f)]
    [InlineData(1.3f)]
    public void Measure_KneeAnkleRatio_AsBuilt(float ratio)
    {
        var script = new SquatScript().Stand(1).MoveTo(new SyntheticPose(110, 35, ratio), 1).MoveTo(SyntheticPose.Standing, 1).Stand(1);
        Assert.Equal(ratio, Assert.Single(Measured.All(script.Build()))["kneeAnkleRatio"]!.Value.Value!.Value, 0.02);
    }

    [Fact]
    public void Measure_TrunkAndHipsRiseTogether_HipsFirstRatioNearOne() =>
        Assert.InRange(One(110, 35)["hipsFirstRatio"]!.Value.Value!.Value, 0.7, 1.1);

    [Fact]
    public void Measure_HeadTippedWithTheTrunk_LooksDown() =>
        Assert.Equal(-33, One(110, 35)["headPitchDegrees"]!.Value.Value!.Value, 1.0);

    [Fact]
    public void Measure_Speed_DropInBodyHeightsOverSeconds()
    {
        var rep = Assert.Single(Measured.Reps(new SquatScript().Stand(1).Squat(110, 2, 0, 1).Build()));
        var metrics = RepMetrics.Measure(rep, new MetricVisibility(null, ViewOptions.Default));
        Assert.Equal(rep.DropRatio * 0.491 / rep.Tempo.DescentSeconds, metrics["descentBodyHeightsPerSecond"], 1e-9);
        Assert.InRange(rep.Tempo.DescentSeconds / rep.Tempo.AscentSeconds, 1.5, 2.5);
    }

    [Fact]
    public void Measure_HeadUnknown_HeadPitchNullAndNamed()
    {
        var squat = new SquatScript().Stand(1).Squat().Build();
        var headless = Moved.Each(squat, (_, joint, place) => joint >= Joint.HeadTop ? new Position3D(double.NaN, double.NaN, double.NaN) : place);
        var metrics = RepMetrics.Measure(Assert.Single(Measured.Reps(headless)), new MetricVisibility(null, ViewOptions.Default));
        Assert.Null(metrics.Values["headPitchDegrees"]);
        Assert.Equal(["headPitchDegrees", "neckExtensionDegrees"], metrics.NotAssessable);
    }

    [Fact]
    public void Measure_FromTheSide_FrontalMetricsNullAndNamed()
    {
        var rep = Assert.Single(Measured.Reps(new SquatScript().Stand(1).Squat().Build()));
        var metrics = RepMetrics.Measure(rep, new MetricVisibility(new CameraView(ViewKind.Side, -90), ViewOptions.Default));
        Assert.Null(metrics.Values["kneeAnkleRatio"]);
        Assert.Contains("kneeAnkleRatio", metrics.NotAssessable);
        Assert.NotNull(metrics.Values["trunkLeanDegrees"]);
    }

    [Fact]
    public void Measure_UncertainLegs_LegMetricsNull()
    {
        var squat = new SquatScript().Stand(1).Squat().Build();
        var sigmas = Enumerable.Range(0, squat.FrameCount * 19).Select(index => index % 19 <= (int)Joint.LeftAnkle ? 0.3f : 0.02f).ToArray();
        var unsure = new JointSequence(30, squat.Positions.ToArray(), sigmas);
        var metrics = RepMetrics.Measure(Assert.Single(Measured.Reps(unsure)), new MetricVisibility(null, ViewOptions.Default));
        Assert.Null(metrics.Values["kneeFlexionDegrees"]);
        Assert.NotNull(metrics.Values["headPitchDegrees"]);
    }

    [Fact]
    public void Catalogue_Names_UniqueWithUnitAndDefinition()
    {
        var names = MetricCatalogue.All.Select(metric => metric.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(MetricCatalogue.All, metric =>
        {
            Assert.Matches("(Degrees|Ratio|Percent|PerSecond|Centimetres)$", metric.Name);
            Assert.NotEmpty(metric.Definition);
            Assert.NotEmpty(metric.Source);
            Assert.NotEmpty(metric.Views);
            Assert.True(metric.Usual is not null || metric.Needs is MetricNeeds.Height or MetricNeeds.Set, $"{metric.Name} has no range; './squatcoach evaluate ranges' measures it.");
        });
    }

    [Fact]
    public void Catalogue_ErrorOfAView_MeasuredWhereTheViewShowsTheMetric()
    {
        Assert.All(MetricCatalogue.All.Where(metric => metric.Needs is MetricNeeds.None or MetricNeeds.Video), metric =>
            Assert.Contains(metric.Views, view => metric.ErrorIn(view) is { Reps: > 20, MeanAbsolute: >= 0 }));
        Assert.Null(MetricCatalogue.Named("kneeAnkleRatio").ErrorIn(ViewKind.Side));
        Assert.Equal("Oblique Side", string.Join(' ', MetricCatalogue.Named("trunkLeanDegrees").Views));
        Assert.Equal("Front", string.Join(' ', MetricCatalogue.Named("footAngleDegrees").Views));
    }

    private static IReadOnlyDictionary<string, MetricValue?> One(float knee, float lean) =>
        Assert.Single(Measured.All(new SquatScript().Stand(1).Squat(knee, leanDegrees: lean).Build()));
}
