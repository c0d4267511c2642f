using System.Collections.Immutable;

namespace SquatCoach.Assessment;

/// <summary>Speeds of the hips, in body heights per second, so that they need no scale; in metres where the athlete's height is known.</summary>
internal static class SpeedMetrics
{
    private const string Segments = "segment lengths of Drillis and Contini 1966";

    private const string Velocity = "mean and peak velocity as in velocity-based training (González-Badillo and Sánchez-Medina 2010), of the hips, not of a bar";

    public static ImmutableArray<RepMetric> All { get; } =
    [
        .. Speed("descent", "Speed down", "Drop of the hips in body heights (leg / 0.491) over the seconds of the descent.", Segments, rep => Over(rep.DropBodyHeights, rep.Tempo.DescentSeconds)),
        .. Speed("ascent", "Speed up", "Drop of the hips in body heights (leg / 0.491) over the seconds of the ascent.", Segments, rep => Over(rep.DropBodyHeights, rep.Tempo.AscentSeconds)),
        .. Speed("descentPeak", "Speed down, greatest", "The greatest speed of the hips downwards, of the smoothed curve (0.26 s).", Velocity, rep => rep.PeakDescentBodyHeightsPerSecond),
        .. Speed("ascentPeak", "Speed up, greatest", "The greatest speed of the hips upwards, of the smoothed curve (0.26 s).", Velocity, rep => rep.PeakAscentBodyHeightsPerSecond),
        new(new MetricDefinition(
                "ascentSpeedLossPercent", "Slower than the fastest rep", "%", MetricPlane.Any,
                "How much slower the hips came up (mean of the ascent) than in the fastest rep of the recording: the loss of speed that fatigue shows in.",
                "velocity loss of Sánchez-Medina and González-Badillo 2011")
            {
                Needs = MetricNeeds.Set,
                Limit = new MetricLimit(20, IsUpper: true, "Pareja-Blanco et al. 2017: beyond 20 % sets are mostly fatigue"),
            },
            BodyPart.Legs,
            rep => RepMeasurement.One(100 * (1 - (Over(rep.DropRatio, rep.Tempo.AscentSeconds) / rep.Set.FastestAscentLegsPerSecond)))),
    ];

    private static IEnumerable<RepMetric> Speed(string name, string label, string definition, string source, Func<RepMeasurement, double> bodyHeightsPerSecond)
    {
        yield return new RepMetric(
            new MetricDefinition(name + "BodyHeightsPerSecond", label, "body heights/s", MetricPlane.Any, definition, source),
            BodyPart.Legs,
            rep => RepMeasurement.One(bodyHeightsPerSecond(rep)));
        yield return new RepMetric(
            new MetricDefinition(name + "MetresPerSecond", label, "m/s", MetricPlane.Any, definition + " Times the athlete's height.", source) { Needs = MetricNeeds.Height },
            BodyPart.Legs,
            rep => RepMeasurement.One(bodyHeightsPerSecond(rep) * rep.AthleteHeightMetres));
    }

    private static double Over(double drop, double seconds) => seconds > 0 ? drop / seconds : double.NaN;
}
