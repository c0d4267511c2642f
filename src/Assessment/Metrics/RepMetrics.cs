using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// The metrics of one rep: every name of the catalogue whose needs are met, with its value, or null and the name among the ones that
/// cannot be judged.
/// </summary>
internal sealed record RepMetrics(IReadOnlyDictionary<string, MetricValue?> Values, IReadOnlyList<string> NotAssessable)
{
    public static RepMetrics Measure(RepMeasurement rep, MetricVisibility visibility)
    {
        var values = new Dictionary<string, MetricValue?>(MetricCatalogue.Metrics.Length, StringComparer.Ordinal);
        var notAssessable = new List<string>();
        var given = rep.Given;
        foreach (var metric in MetricCatalogue.Metrics)
        {
            if ((metric.Definition.Needs & ~given) != MetricNeeds.None)
            {
                continue;
            }

            var value = visibility.CanJudge(metric, rep) ? metric.Measure(rep) : null;
            values[metric.Definition.Name] = value;
            if (value is null)
            {
                notAssessable.Add(metric.Definition.Name);
            }
        }

        return new RepMetrics(values, notAssessable);
    }

    /// <summary>The value, the mean of its sides, or NaN where it cannot be judged.</summary>
    public double this[string name] => Values.TryGetValue(name, out var value) && value?.Mean is { } number ? number : double.NaN;
}
