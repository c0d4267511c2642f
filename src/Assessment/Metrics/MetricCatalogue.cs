using System.Collections.Immutable;

namespace SquatCoach.Assessment;

/// <summary>Every metric of a rep with its definition, in the order of the report: legs, trunk and head, knees over feet, feet, speed.</summary>
public static class MetricCatalogue
{
    internal static ImmutableArray<RepMetric> Metrics { get; } =
        [.. LegMetrics.All, .. TrunkMetrics.All, .. KneeTrackingMetrics.All, .. FootMetrics.All, .. BalanceMetrics.All, .. SpeedMetrics.All];

    public static ImmutableArray<MetricDefinition> All { get; } = [.. Metrics.Select(metric => metric.Definition)];

    /// <summary>The definition of a metric that is known to be there.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static MetricDefinition Named(string name) =>
        All.FirstOrDefault(metric => metric.Name == name) ?? throw new ArgumentException($"Found the metric '{name}'; expected a name of the catalogue.", nameof(name));
}
