using System.Globalization;
using Spectre.Console;

namespace SquatCoach.Cli;

/// <summary>Two networks beside each other as one table: a row for each view and network, and their means.</summary>
public static class WorldPrinter
{
    public static void Print(Terminal terminal, IReadOnlyList<WorldAccuracy> rows)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(rows);
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("azimuth", "network", "frames", "bottoms", "knee flexion °", "hip flexion °", "knee standing °", "knee curve RMSE °", "P-MPJPE mm", "standing mm");
        foreach (var row in rows)
        {
            AddRow(table, AccuracyPrinter.Signed(row.AzimuthDegrees), [row]);
        }

        foreach (var network in rows.GroupBy(row => row.Network))
        {
            AddRow(table, "mean", [.. network]);
        }

        terminal.Report.Write(table);
        terminal.Say("Mean error (mean absolute error) at the bottom of the reps, mean error while standing; positive: measured is more than true.");
        terminal.Say("P-MPJPE: shoulders, elbows, wrists, hips, knees and ankles, each frame turned, shifted and scaled onto the truth.");
    }

    private static void AddRow(Table table, string name, IReadOnlyList<WorldAccuracy> rows)
    {
        var knees = rows.SelectMany(row => row.KneeErrorsDegrees).ToList();
        table.AddRow(
            new Text(name),
            new Text(TerminalText.Plain(rows[0].Network)),
            new Text(string.Create(CultureInfo.InvariantCulture, $"{100 * rows.Average(row => row.KnownShare):0} %")),
            new Text(string.Create(CultureInfo.InvariantCulture, $"{knees.Count(error => error is not null)} of {knees.Count}")),
            AccuracyPrinter.Errors(knees, "0.0"),
            AccuracyPrinter.Errors(rows.SelectMany(row => row.HipErrorsDegrees), "0.0"),
            Mean(rows, row => row.StandingKneeErrorDegrees, "+0.0;-0.0;0.0"),
            Mean(rows, row => row.CurveRmseDegrees, "0.0"),
            Mean(rows, row => row.AlignedErrorMm, "0"),
            Mean(rows, row => row.StandingAlignedErrorMm, "0"));
    }

    private static Text Mean(IReadOnlyList<WorldAccuracy> rows, Func<WorldAccuracy, double?> value, string format) =>
        new(rows.Select(value).Average()?.ToString(format, CultureInfo.InvariantCulture) ?? "–");
}
