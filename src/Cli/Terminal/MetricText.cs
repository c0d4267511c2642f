using System.Globalization;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Metrics as people read them: a label, and numbers with their unit.</summary>
public static class MetricText
{
    private static readonly Dictionary<string, MetricDefinition> _definitions = MetricCatalogue.All.ToDictionary(metric => metric.Name, StringComparer.Ordinal);

    /// <summary>The catalogue's label; the field's own name where the report is from another version.</summary>
    public static string Name(string metric) => _definitions.TryGetValue(metric, out var definition) ? definition.Label : metric;

    /// <summary>How the metric is measured and where good squats lie; empty where the catalogue does not know it.</summary>
    public static string Definition(string metric) => !_definitions.TryGetValue(metric, out var definition) ? string.Empty
        : Usual(metric) is not { Length: > 0 } usual ? definition.Definition
        : $"{definition.Definition} Good squats: {usual}.";

    /// <summary>"26° to 51°": where most good squats lie; empty where that was not measured.</summary>
    public static string Usual(string metric) => _definitions.GetValueOrDefault(metric) is { Usual: { } usual } definition
        ? $"{MetricNumbers.Text(usual.Low, definition.Unit)} to {MetricNumbers.Text(usual.High, definition.Unit)}"
        : string.Empty;

    /// <summary>"112°", "112° / 109°" (left / right), or "–" where it cannot be judged.</summary>
    public static string Value(string metric, MetricValue? value)
    {
        var unit = _definitions.TryGetValue(metric, out var definition) ? definition.Unit : string.Empty;
        return value switch
        {
            null => "–",
            { HasSides: false } => Number(value.Value.Value, unit),
            _ => $"{Number(value.Value.Left, unit)} / {Number(value.Value.Right, unit)}",
        };
    }

    /// <summary>A number in the metric's unit.</summary>
    public static string Number(string metric, double value) => MetricNumbers.Text(value, _definitions.TryGetValue(metric, out var definition) ? definition.Unit : string.Empty);

    public static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    public static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Number(double? number, string unit) => number is not { } known || !double.IsFinite(known)
        ? "–"
        : MetricNumbers.Text(known, unit);
}
