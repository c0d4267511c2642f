namespace SquatCoach.Assessment;

/// <summary>How far a metric is off, in its unit: on average (positive: too much), mean absolute, and over how many reps.</summary>
public sealed record MetricError(double Bias, double MeanAbsolute, int Reps);
