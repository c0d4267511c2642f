namespace SquatCoach.Movement;

/// <summary>A box at a moment of a video.</summary>
public readonly record struct BoxAtTime(double Seconds, float XPx, float YPx, float WidthPx, float HeightPx);
