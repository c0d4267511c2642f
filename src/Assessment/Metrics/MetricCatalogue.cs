using System.Collections.Immutable;

namespace SquatCoach.Assessment;

/// <summary>Every metric of a rep with its definition, in the order of the report.</summary>
public static class MetricCatalogue
{
    public static ImmutableArray<MetricDefinition> All { get; } = [.. Metrics.Select(metric => metric.Definition)];

    internal static ImmutableArray<RepMetric> Metrics => [.. LegMetrics.All, .. TrunkMetrics.All, .. KneeTrackingMetrics.All, .. SpeedMetrics.All];
}
