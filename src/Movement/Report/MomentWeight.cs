namespace SquatCoach.Movement;

/// <summary>How much a part of the rep speaks for a fault, 0…1; seconds of the video.</summary>
public sealed record MomentWeight(double FromSeconds, double ToSeconds, double Weight);
