using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>A metric of two sides that differs by more than measuring it can be off.</summary>
/// <param name="Field">The metric.</param>
/// <param name="By">Right minus left, in the metric's unit.</param>
/// <param name="Margin">How far the metric is off in the worse of the two views, mean absolute error.</param>
internal sealed record MetricDifference(string Field, double By, double Margin)
{
    // The rest of the table is there for whoever wants it.
    private const int Named = 5;

    /// <summary>Those worth naming, the clearest first. A metric whose error was never measured is not named.</summary>
    public static IReadOnlyList<MetricDifference> Between(ComparedSide left, ComparedSide right) =>
        [.. MetricCatalogue.All.Select(metric => Of(metric, left, right)).OfType<MetricDifference>()
            .Where(difference => Math.Abs(difference.By) > difference.Margin)
            .OrderByDescending(difference => Math.Abs(difference.By) / Math.Max(difference.Margin, 1e-9)).Take(Named)];

    private static MetricDifference? Of(MetricDefinition metric, ComparedSide left, ComparedSide right) =>
        left.Value(metric.Name) is { } from && right.Value(metric.Name) is { } to && metric.ErrorIn(left.View) is { } one && metric.ErrorIn(right.View) is { } other
            ? new MetricDifference(metric.Name, to - from, Math.Max(one.MeanAbsolute, other.MeanAbsolute))
            : null;
}
