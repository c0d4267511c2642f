namespace SquatCoach.Cli;

/// <summary>How near one network's joints are to the mannequin's in one view.</summary>
/// <param name="AzimuthDegrees">Where the camera stood.</param>
/// <param name="Network">Whose joints.</param>
/// <param name="KnownShare">Share of the clip's frames in which it knows all twelve joints.</param>
/// <param name="KneeErrorsDegrees">Knee flexion at the bottom of each true rep, measured minus true; null where it does not know the joints.</param>
/// <param name="HipErrorsDegrees">Hip flexion there, likewise.</param>
/// <param name="StandingKneeErrorDegrees">Mean of measured minus true knee flexion while the mannequin stands.</param>
/// <param name="CurveRmseDegrees">Root mean square error of the knee flexion over all known frames and both sides.</param>
/// <param name="AlignedErrorMm">P-MPJPE: mean distance over the twelve joints and all known frames, each frame aligned with the truth by a similarity.</param>
/// <param name="StandingAlignedErrorMm">The same while the mannequin stands.</param>
public sealed record WorldAccuracy(
    double AzimuthDegrees,
    string Network,
    double KnownShare,
    IReadOnlyList<double?> KneeErrorsDegrees,
    IReadOnlyList<double?> HipErrorsDegrees,
    double? StandingKneeErrorDegrees,
    double? CurveRmseDegrees,
    double? AlignedErrorMm,
    double? StandingAlignedErrorMm);
