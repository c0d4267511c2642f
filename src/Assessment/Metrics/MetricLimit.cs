namespace SquatCoach.Assessment;

/// <summary>A limit from the literature. It grades, it does not condemn: how far beyond it a value is says more than that it is beyond.</summary>
/// <param name="Value">In the metric's unit.</param>
/// <param name="IsUpper">Good values are under it; over it otherwise.</param>
/// <param name="Source">Who set it, and for whom.</param>
public sealed record MetricLimit(double Value, bool IsUpper, string Source);
