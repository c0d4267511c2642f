using System.Collections.Frozen;
using System.Globalization;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>A metric's name, value and meaning in words, from the catalogue of the assessment.</summary>
internal static class MetricText
{
    private static readonly FrozenDictionary<string, MetricDefinition> _definitions = MetricCatalogue.All.ToFrozenDictionary(metric => metric.Name, StringComparer.Ordinal);

    // How deep somebody is, by the thigh and by the leg: a bare number says too little of it.
    private const string Height = "depthRatio";
    private const string Drop = "hipDropRatio";

    // One thing in two units: the catalogue's label alone would stand there twice.
    private static readonly FrozenSet<string> _inTwoUnits = MetricCatalogue.All.GroupBy(metric => metric.Label, StringComparer.Ordinal).Where(same => same.Count() > 1).SelectMany(same => same.Select(metric => metric.Name)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The label, for a place where the value beside it says the unit; the field's name for a metric of another version of the program.</summary>
    public static string Name(string field) => _definitions.TryGetValue(field, out var metric) ? Speech.Retold(metric.Label) : field;

    /// <summary>The name for a place without a value: with the unit where another metric has the same label.</summary>
    public static string FullName(string field) => _inTwoUnits.Contains(field) ? $"{Name(field)} ({UnitName(_definitions[field])})" : Name(field);

    public static string? Meaning(string field) => _definitions.GetValueOrDefault(field)?.Definition is { } meaning ? Speech.Retold(meaning) : null;

    /// <summary>The value with its unit; both sides where it has sides; a dash where it could not be judged.</summary>
    public static string Value(string field, MetricValue? value)
    {
        var unit = _definitions.GetValueOrDefault(field)?.Unit ?? "";
        return value switch
        {
            null => "–",
            { HasSides: true } sides => Speech.T("L {0} · R {1}", One(sides.Left, unit), One(sides.Right, unit)),
            { Value: { } height } when field == Height => Speech.T("{0} thigh lengths", Hundredths(height)),
            { Value: { } drop } when field == Drop => Speech.T("{0} leg lengths", Hundredths(drop)),
            { } single => One(single.Value, unit),
        };
    }

    /// <summary>Where most good squats lie; null where that was not measured.</summary>
    public static string? Usual(string field) => _definitions.GetValueOrDefault(field)?.Usual is { } range
        ? Speech.T("usual {0} to {1}", Bare(range.Low, _definitions[field].Unit), Bare(range.High, _definitions[field].Unit))
        : null;

    /// <summary>A difference with its sign, which what rounds to nothing has not; a dash where it is not known.</summary>
    public static string Change(string field, double? by)
    {
        var size = Value(field, by is { } known ? MetricValue.Of(Math.Abs(known)) : null);
        return by is null || size == Value(field, MetricValue.Of(0)) ? size : (by > 0 ? "+" : "−") + size;
    }

    private static string UnitName(MetricDefinition metric) => metric.Unit switch
    {
        "×" when metric.Name == Height => Speech.T("thigh lengths"),
        "×" => Speech.T("leg lengths"),
        "body heights/s" => Speech.T("body heights a second"),
        _ => Measures.Of(0, metric.Unit).Unit,
    };

    private static string One(double? value, string unit) => value switch
    {
        null => "–",
        { } number when unit is "°" => Text.Number(number, 0) + "°",
        { } number when unit is "%" => Text.Number(number, 0) + " %",
        { } number when unit is "×" or "" => Hundredths(number),
        { } number when unit is "body heights/s" => Speech.T("{0} body heights/s", Hundredths(number)),
        { } number => Measures.Length(number, unit),
    };

    /// <summary>Beside a value that says the unit: degrees and per cent are short enough to say again.</summary>
    private static string Bare(double number, string unit) => unit is "°" or "%" ? One(number, unit) : Hundredths(number);

    private static string Hundredths(double number) => number.ToString("0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
