using System.Collections.Frozen;
using System.Globalization;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>A metric's name, value and meaning in words, from the catalogue of the assessment.</summary>
internal static class MetricText
{
    private static readonly FrozenDictionary<string, MetricDefinition> _definitions = MetricCatalogue.All.ToFrozenDictionary(metric => metric.Name, StringComparer.Ordinal);

    /// <summary>The label; the field's name for a metric of another version of the program.</summary>
    public static string Name(string field) => _definitions.TryGetValue(field, out var metric) ? Speech.Retold(metric.Label) : field;

    public static string? Meaning(string field) => _definitions.GetValueOrDefault(field)?.Definition is { } meaning ? Speech.Retold(meaning) : null;

    /// <summary>The value with its unit; both sides where it has sides; a dash where it could not be judged.</summary>
    public static string Value(string field, MetricValue? value)
    {
        var unit = _definitions.GetValueOrDefault(field)?.Unit ?? "";
        return value switch
        {
            null => "–",
            { HasSides: true } sides => Speech.T("L {0} · R {1}", One(sides.Left, unit), One(sides.Right, unit)),
            { } single => One(single.Value, unit),
        };
    }

    private static string One(double? value, string unit) => value switch
    {
        null => "–",
        { } number when unit is "°" => Text.Number(number, 0) + "°",
        { } number when unit is "%" => Text.Number(number, 0) + " %",
        { } number when unit is "×" or "" => number.ToString("0.00", CultureInfo.InvariantCulture),
        { } number when unit is "body heights/s" => Speech.T("{0} body heights/s", number.ToString("0.00", CultureInfo.InvariantCulture)),
        { } number => Measures.Length(number, unit),
    };
}
