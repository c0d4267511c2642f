using System.Globalization;
using Spectre.Console;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>The accuracy as two tables: errors by view, and what was said of each rep.</summary>
public static class AccuracyPrinter
{
    public static void Print(Terminal terminal, IReadOnlyList<AccuracyView> views)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        terminal.Report.Write(ErrorTable(views));
        terminal.Say("Mean error (mean absolute error) at the bottom of the reps; positive: measured is more than true.");
        terminal.Report.Write(RepTable(views));
    }

    private static Table ErrorTable(IReadOnlyList<AccuracyView> views)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("azimuth", "estimated", "reps", "matched", "knee flexion °", "thigh angle °", "trunk lean °", "depth (thighs)", "knee curve RMSE °", "2D error % of height");
        foreach (var view in views)
        {
            AddRow(table, NameOf(view), view.EstimatedAzimuthDegrees is { } azimuth ? Signed(azimuth) : "–", [view]);
        }

        var alone = views.Where(view => view.SecondAzimuthDegrees is null).ToList();
        AddRow(table, "all", string.Empty, alone);
        if (alone.Count < views.Count)
        {
            AddRow(table, "all pairs", string.Empty, [.. views.Where(view => view.SecondAzimuthDegrees is not null)]);
        }

        return table;
    }

    private static void AddRow(Table table, string name, string estimated, IReadOnlyList<AccuracyView> views)
    {
        var reps = views.SelectMany(view => view.Reps).ToList();
        table.AddRow(
            new Text(name),
            new Text(estimated),
            new Text(string.Create(CultureInfo.InvariantCulture, $"{views.Sum(view => view.FoundReps)} of {reps.Count}")),
            new Text(reps.Count(rep => rep.IsFound).ToString(CultureInfo.InvariantCulture)),
            Errors(reps.Select(rep => rep.KneeError), "0.0"),
            Errors(reps.Select(rep => rep.ThighError), "0.0"),
            Errors(reps.Select(rep => rep.TrunkError), "0.0"),
            Errors(reps.Select(rep => rep.DepthError), "0.00"),
            new Text(views.Select(view => view.CurveRmseDegrees).Average()?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–"),
            new Text(views.Select(view => view.KeypointErrorPercent).Average()?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–"));
    }

    private static Table RepTable(IReadOnlyList<AccuracyView> views)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("true fault");
        foreach (var view in views)
        {
            table.AddColumn(NameOf(view));
        }

        for (var index = 0; index < (views.Count == 0 ? 0 : views[0].Reps.Count); index++)
        {
            List<Text> cells = [new(NameOf(views[0].Reps[index].Fault))];
            cells.AddRange(views.Select(view => new Text(Said(view.Reps[index]))));
            table.AddRow(cells);
        }

        return table;
    }

    private static string Said(RepAccuracy rep) =>
        !rep.IsFound ? "not found"
        : rep.Verdict == Verdict.NotAssessable ? "not assessable"
        : rep.FaultsFound.Count == 0 ? "good"
        : string.Join(", ", rep.FaultsFound.Select(FieldNames.Of));

    private static string NameOf(AccuracyView view) =>
        Signed(view.AzimuthDegrees) + (view.SecondAzimuthDegrees is { } second ? " with " + Signed(second) : string.Empty);

    private static string NameOf(Fault? fault) => fault is { } known ? FieldNames.Of(known) : "good";

    internal static string Signed(double degrees) => degrees.ToString("+0;-0;0", CultureInfo.InvariantCulture) + "°";

    internal static Text Errors(IEnumerable<double?> errors, string format)
    {
        var known = errors.OfType<double>().ToList();
        if (known.Count == 0)
        {
            return new Text("–");
        }

        // A mean that rounds to zero has no sign: .NET would write "-+0.0".
        var mean = Math.Round(known.Average(), format.Length - "0.".Length) + 0.0;
        return new Text($"{mean.ToString("+" + format + ";-" + format, CultureInfo.InvariantCulture)} ({known.Average(Math.Abs).ToString(format, CultureInfo.InvariantCulture)})");
    }
}
