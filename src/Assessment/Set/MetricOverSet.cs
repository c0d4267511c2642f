namespace SquatCoach.Assessment;

/// <summary>One metric over the reps of a set, in its own unit; mean of the sides.</summary>
/// <param name="Name">In the catalogue.</param>
/// <param name="Reps">Whole reps that have it.</param>
/// <param name="Mean">Over them.</param>
/// <param name="StandardDeviation">From rep to rep, drift included.</param>
/// <param name="DriftPerRep">Change from one rep to the next, by the median of all pairs.</param>
/// <param name="Drift">The same from the first rep to the last.</param>
/// <param name="IsTrend">Chance would give such an order in fewer than one set of twenty.</param>
public sealed record MetricOverSet(string Name, int Reps, double Mean, double StandardDeviation, double DriftPerRep, double Drift, bool IsTrend);
