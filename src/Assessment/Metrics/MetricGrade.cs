namespace SquatCoach.Assessment;

/// <summary>How a value stands: never a bare yes or no, but how far beyond what.</summary>
/// <param name="BeyondUsual">Outside the usual range by this much, negative under it; 0 inside; null where no range was measured.</param>
/// <param name="BeyondLimit">Past the literature's limit by this much (positive), short of it (negative); null where there is none.</param>
/// <param name="Text">The same in words, with the unit.</param>
public sealed record MetricGrade(double? BeyondUsual, double? BeyondLimit, string Text)
{
    /// <summary>Grades a value by its definition's range and limit.</summary>
    public static MetricGrade Of(MetricDefinition metric, double value)
    {
        ArgumentNullException.ThrowIfNull(metric);
        double? usual = metric.Usual?.Beyond(value);
        double? limit = metric.Limit is { } line ? (line.IsUpper ? value - line.Value : line.Value - value) : null;
        var parts = new List<string>();
        if (limit is { } past)
        {
            parts.Add($"{MetricNumbers.Text(Math.Abs(past), metric.Unit)} {(past > 0 ? "past" : "inside")} the limit of {MetricNumbers.Text(metric.Limit!.Value, metric.Unit)}");
        }

        if (metric.Usual is { } range)
        {
            var reach = $"{MetricNumbers.Text(range.Low, metric.Unit)} to {MetricNumbers.Text(range.High, metric.Unit)}";
            parts.Add(usual is 0 ? $"within the usual {reach}" : $"{MetricNumbers.Text(Math.Abs(usual!.Value), metric.Unit)} {(usual > 0 ? "over" : "under")} the usual {reach}");
        }

        return new MetricGrade(usual, limit, string.Join("; ", parts));
    }
}
