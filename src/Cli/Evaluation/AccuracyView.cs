namespace SquatCoach.Cli;

/// <summary>One view of the mannequin, or two together: every rep, and the knee flexion over the whole clip.</summary>
/// <param name="AzimuthDegrees">Where the camera stood.</param>
/// <param name="EstimatedAzimuthDegrees">What the report says of it; null where it does not know.</param>
/// <param name="FoundReps">Reps of the report.</param>
/// <param name="Reps">The true reps with what was measured of them.</param>
/// <param name="CurveRmseDegrees">Root mean square error of the knee flexion over all frames and both sides; null where there is no curve.</param>
/// <param name="KeypointErrorPercent">Mean distance of 2D keypoints from the truth as a percentage of the standing height in the picture.</param>
public sealed record AccuracyView(
    double AzimuthDegrees,
    double? EstimatedAzimuthDegrees,
    int FoundReps,
    IReadOnlyList<RepAccuracy> Reps,
    double? CurveRmseDegrees,
    double? KeypointErrorPercent)
{
    /// <summary>Where the second camera stood; null where there was one alone.</summary>
    public double? SecondAzimuthDegrees { get; init; }
}
