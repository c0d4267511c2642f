namespace SquatCoach.Web;

/// <summary>Two reps compared, for programs: every metric that both have, and those that differ by more than the measuring error.</summary>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
/// <param name="IsSameView">The camera stood alike; else angles differ by themselves.</param>
/// <param name="IsSameExercise">Both are the same squat.</param>
/// <param name="Metrics">Right minus left.</param>
internal sealed record Comparison(ComparisonSide Left, ComparisonSide Right, bool IsSameView, bool IsSameExercise, IReadOnlyList<ComparisonMetric> Metrics);
