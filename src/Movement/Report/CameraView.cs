namespace SquatCoach.Movement;

/// <summary>
/// Estimated view. Azimuth 0° sees the athlete's face, +90° the athlete's left side, ±180° the back; null where it is unknown.
/// </summary>
public sealed record CameraView(ViewKind Kind, double? AzimuthDegrees);
