using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>One rep of the mannequin: true and measured, degrees at the bottom. Measured values are null where the rep or the metric was not found.</summary>
public sealed record RepAccuracy(
    double AzimuthDegrees,
    Fault? Fault,
    double TrueKneeFlexionDegrees,
    double? KneeFlexionDegrees,
    double TrueThighAngleDegrees,
    double? ThighAngleDegrees,
    double TrueTrunkLeanDegrees,
    double? TrunkLeanDegrees,
    double TrueDepthRatio,
    double? DepthRatio,
    bool IsFound,
    Verdict? Verdict,
    IReadOnlyList<Fault> FaultsFound)
{
    public double? KneeError => KneeFlexionDegrees - TrueKneeFlexionDegrees;

    public double? ThighError => ThighAngleDegrees - TrueThighAngleDegrees;

    public double? TrunkError => TrunkLeanDegrees - TrueTrunkLeanDegrees;

    public double? DepthError => DepthRatio - TrueDepthRatio;
}
