using System.Collections.Frozen;

namespace SquatCoach.Assessment;

/// <summary>
/// The 5th to 95th percentile of each metric over the 80 correct deep squats of 8 subjects of UI-PRMD (Vakanski et al. 2018, arms
/// overhead, no load), measured with this very code; mean of the sides. They describe those eight people, not a norm of health.
/// </summary>
internal static class UsualRanges
{
    private static readonly FrozenDictionary<string, UsualRange> _ranges = new Dictionary<string, UsualRange>(StringComparer.Ordinal)
    {
        ["kneeFlexionDegrees"] = new(97, 140),
        ["kneeFlexionRangeDegrees"] = new(92, 129),
        ["hipFlexionDegrees"] = new(98, 140),
        ["ankleFlexionDegrees"] = new(29, 39),
        ["thighAngleDegrees"] = new(-15, 21),
        ["depthRatio"] = new(-0.25, 0.36),
        ["hipDropRatio"] = new(0.47, 0.75),
        ["asymmetryPercent"] = new(-6, 4),
        ["trunkLeanDegrees"] = new(26, 51),
        ["trunkLeanMaxDegrees"] = new(26, 51),
        ["trunkShinDegrees"] = new(-14, 18),
        ["trunkShorteningPercent"] = new(3, 13),
        ["headPitchDegrees"] = new(-20, 8),
        ["hipsFirstRatio"] = new(0.74, 0.95),
        ["kneeAnkleRatio"] = new(0.95, 1.54),
        ["kneeAnkleMinRatio"] = new(0.76, 1.08),
        ["kneeForwardRatio"] = new(0.49, 0.62),
        ["hipShiftRatio"] = new(-0.13, 0.23),
        ["stanceWidthRatio"] = new(1.1, 2.7),
        ["descentBodyHeightsPerSecond"] = new(0.16, 0.54),
        ["ascentBodyHeightsPerSecond"] = new(0.3, 0.49),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static UsualRange? Of(string metric) => _ranges.TryGetValue(metric, out var range) ? range : null;
}
