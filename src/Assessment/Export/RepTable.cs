using System.Globalization;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// The reps of a report as a table: one row a rep, one column for each metric of the catalogue (name_left and name_right where it has
/// sides), always the same columns in the same order. Empty is "cannot be judged". A fault's column holds its probability where it was seen.
/// </summary>
public static class RepTable
{
    private static readonly string[] _firstColumns =
        ["rep", "start_seconds", "bottom_seconds", "end_seconds", "is_partial", "descent_seconds", "bottom_phase_seconds", "ascent_seconds", "verdict", "reason"];

    /// <param name="target">Left open.</param>
    /// <param name="report">Without reps there is the header alone.</param>
    public static void Write(Stream target, FormReport report)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(report);
        using var table = new CsvTable(target);
        foreach (var column in Columns())
        {
            table.Cell(column);
        }

        table.EndRow();
        foreach (var rep in report.Reps)
        {
            Write(table, rep);
            table.EndRow();
        }
    }

    public static IReadOnlyList<string> Columns() =>
    [
        .. _firstColumns,
        .. FieldNames.Faults.Select(fault => "fault_" + fault),
        .. MetricCatalogue.All.SelectMany(metric => metric.HasSides ? new[] { metric.Name + "_left", metric.Name + "_right" } : [metric.Name]),
    ];

    internal static void Write(CsvTable table, RepReport rep)
    {
        table.Cell(rep.Index.ToString(CultureInfo.InvariantCulture))
            .Cell(rep.StartSeconds).Cell(rep.BottomSeconds).Cell(rep.EndSeconds)
            .Cell(rep.IsPartial ? "true" : "false")
            .Cell(rep.Tempo.DescentSeconds).Cell(rep.Tempo.BottomSeconds).Cell(rep.Tempo.AscentSeconds)
            .Cell(FieldNames.Of(rep.Verdict))
            .Cell(rep.Reason ?? string.Empty);
        foreach (var fault in Enum.GetValues<Fault>())
        {
            table.Cell(rep.Faults.FirstOrDefault(found => found.Fault == fault)?.Probability);
        }

        foreach (var metric in MetricCatalogue.All)
        {
            var value = rep.Metrics.GetValueOrDefault(metric.Name);
            if (metric.HasSides)
            {
                table.Cell(value?.Left).Cell(value?.Right);
            }
            else
            {
                table.Cell(value?.Value);
            }
        }
    }
}
