namespace SquatCoach.Assessment;

/// <summary>The 5th to 95th percentile of a metric over good squats.</summary>
public readonly record struct UsualRange(double Low, double High);
