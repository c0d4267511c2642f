namespace SquatCoach.Web;

/// <summary>A metric that two compared reps have, in its own unit.</summary>
/// <param name="Name">As in the report.</param>
/// <param name="Left">Of the first.</param>
/// <param name="Right">Of the second.</param>
/// <param name="Difference">Right minus left.</param>
/// <param name="IsNamed">One of the clearest differences that are larger than the measuring error in these views.</param>
internal sealed record ComparisonMetric(string Name, double Left, double Right, double Difference, bool IsNamed);
