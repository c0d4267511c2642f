namespace SquatCoach.Movement;

/// <summary>What the report says of a video. Width and height are those of the upright frame, after the rotation tag was applied.</summary>
public sealed record VideoDescription(
    string FileName,
    double DurationSeconds,
    double FrameRateHz,
    int WidthPx,
    int HeightPx,
    int RotationDegrees);
