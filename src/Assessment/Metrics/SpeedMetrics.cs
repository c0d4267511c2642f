using System.Collections.Immutable;

namespace SquatCoach.Assessment;

/// <summary>Speeds, in body heights per second, so that they need no scale.</summary>
internal static class SpeedMetrics
{
    public static ImmutableArray<RepMetric> All { get; } =
    [
        new(new MetricDefinition(
                "descentBodyHeightsPerSecond", "Speed down", "body heights/s", MetricPlane.Any,
                "Drop of the hips in body heights (leg / 0.491) over the seconds of the descent.", "segment lengths of Drillis and Contini 1966"),
            BodyPart.Legs,
            rep => RepMeasurement.One(Speed(rep.DropBodyHeights, rep.Tempo.DescentSeconds))),
        new(new MetricDefinition(
                "ascentBodyHeightsPerSecond", "Speed up", "body heights/s", MetricPlane.Any,
                "Drop of the hips in body heights (leg / 0.491) over the seconds of the ascent.", "segment lengths of Drillis and Contini 1966"),
            BodyPart.Legs,
            rep => RepMeasurement.One(Speed(rep.DropBodyHeights, rep.Tempo.AscentSeconds))),
    ];

    private static double Speed(double bodyHeights, double seconds) => seconds > 0 ? bodyHeights / seconds : double.NaN;
}
