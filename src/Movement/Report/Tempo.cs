namespace SquatCoach.Movement;

/// <summary>Seconds per phase.</summary>
public sealed record Tempo(double DescentSeconds, double BottomSeconds, double AscentSeconds);
