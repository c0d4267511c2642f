using System.Text.Json.Serialization;

namespace SquatCoach.Movement;

/// <summary>A measured value: either one number or one for each side (null where that side cannot be judged).</summary>
[JsonConverter(typeof(MetricValueConverter))]
public readonly record struct MetricValue
{
    private MetricValue(double? value, double? left, double? right, bool hasSides) =>
        (Value, Left, Right, HasSides) = (value, left, right, hasSides);

    public double? Value { get; }

    public double? Left { get; }

    public double? Right { get; }

    public bool HasSides { get; }

    /// <summary>The one number, or the mean of the known sides.</summary>
    public double? Mean => !HasSides ? Value : Left is { } left ? (Right is { } right ? (left + right) / 2 : left) : Right;

    public static MetricValue Of(double value) => new(value, null, null, hasSides: false);

    public static MetricValue Sides(double? left, double? right) => new(null, left, right, hasSides: true);
}
