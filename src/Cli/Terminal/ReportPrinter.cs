using System.Globalization;
using Spectre.Console;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>A report as a person reads it in a terminal.</summary>
public static class ReportPrinter
{
    private static readonly string[] _columns = ["kneeFlexionDegrees", "hipFlexionDegrees", "trunkLeanDegrees", "depthRatio", "kneeAnkleRatio"];

    public static void Print(IAnsiConsole console, string title, FormReport report)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(report);
        console.Write(new Rule(Markup.Escape(TerminalText.Plain(title))) { Justification = Justify.Left });
        Line(console, Summary(report));
        if (report.Reps.Count > 0)
        {
            console.Write(RepTable(report));
            PrintFaults(console, report);
            PrintUnusual(console, report);
            PrintSet(console, report);
            PrintNotAssessable(console, report);
        }

        foreach (var warning in report.Warnings)
        {
            console.Write(new Text($"! {TerminalText.Plain(warning.Message)}{Environment.NewLine}", new Style(Color.Yellow)));
        }
    }

    private static string Summary(FormReport report)
    {
        var parts = new List<string>();
        if (report.Video is { } video)
        {
            parts.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{video.DurationSeconds:0.0} s, {video.WidthPx}×{video.HeightPx}, {video.FrameRateHz:0.##} Hz"));
        }

        parts.Add(report.View.AzimuthDegrees is { } azimuth
            ? string.Create(CultureInfo.InvariantCulture, $"view {FieldNames.Of(report.View.Kind)} ({azimuth:0}°)")
            : $"view {FieldNames.Of(report.View.Kind)}");
        parts.Add(report.Reps.Count switch { 0 => "no rep", 1 => "1 rep", var count => string.Create(CultureInfo.InvariantCulture, $"{count} reps") });
        if (report.Video is not null && report.Timing.TotalSeconds > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"analysed in {report.Timing.TotalSeconds:0.0} s ({report.Timing.RealTimeFactor:0.0} × real time)"));
        }

        return string.Join(" · ", parts);
    }

    private static Table RepTable(FormReport report)
    {
        var metrics = _columns.Where(name => report.Reps.Any(rep => rep.Metrics.ContainsKey(name))).ToArray();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("rep", "bottom at", "tempo ↓ · ↑");
        foreach (var metric in metrics)
        {
            table.AddColumn(Markup.Escape(MetricText.Name(metric)));
        }

        table.AddColumns("verdict", "faults");
        foreach (var rep in report.Reps)
        {
            List<Text> cells =
            [
                new(rep.Index.ToString(CultureInfo.InvariantCulture) + (rep.IsPartial ? " (partial)" : string.Empty)),
                new(MetricText.Seconds(rep.BottomSeconds)),
                new(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rep.Tempo.DescentSeconds:0.0} · {rep.Tempo.BottomSeconds:0.0} · {rep.Tempo.AscentSeconds:0.0} s")),
            ];
            cells.AddRange(metrics.Select(metric => new Text(MetricText.Value(metric, rep.Metrics.GetValueOrDefault(metric)))));
            cells.Add(new Text(FaultNames.Of(rep.Verdict), StyleOf(rep.Verdict)));
            cells.Add(new Text(string.Join(", ", rep.Faults.Select(found => $"{FaultNames.Of(found.Fault)} {MetricText.Percent(found.Probability)}"))));
            table.AddRow(cells);
        }

        return table;
    }

    private static Style StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Good => new Style(Color.Green),
        Verdict.Faults => new Style(Color.Red),
        _ => new Style(Color.Grey),
    };

    private static void PrintFaults(IAnsiConsole console, FormReport report)
    {
        foreach (var summary in report.Faults.Where(fault => fault.RepsWithFault > 0).OrderByDescending(fault => fault.RepsWithFault))
        {
            var worst = report.Reps.SelectMany(rep => rep.Faults).Where(found => found.Fault == summary.Fault).MaxBy(found => found.Probability);
            console.Write(new Text(
                string.Create(CultureInfo.InvariantCulture, $"{FaultNames.Of(summary.Fault)}: {summary.RepsWithFault} of {summary.RepsAssessed} reps{Environment.NewLine}"),
                new Style(Color.Red)));
            if (worst is not null)
            {
                Line(console, string.Create(CultureInfo.InvariantCulture, $"  {worst.Evidence} ({worst.FromSeconds:0.0}–{worst.ToSeconds:0.0} s)"));
                if (worst.Why is { } why)
                {
                    Line(console, $"  {why.Sentence}");
                }

                Line(console, $"  → {worst.Cue}");
            }
        }
    }

    /// <summary>What lies clearly outside the usual range, at its farthest.</summary>
    private static void PrintUnusual(IAnsiConsole console, FormReport report)
    {
        foreach (var metric in report.Reps.SelectMany(rep => UnusualMetric.Of(rep, report.View.Kind)).GroupBy(one => one.Metric.Name, StringComparer.Ordinal))
        {
            var farthest = metric.MaxBy(one => Math.Abs(one.Grade.BeyondUsual ?? 0))!;
            Line(console, $"Worth a look: {MetricText.Name(metric.Key)} in {metric.Count()} of {report.Reps.Count} reps, farthest {MetricText.Number(metric.Key, farthest.Value)}: {farthest.Grade.Text}.");
        }
    }

    /// <summary>How alike the reps are, and what drifts over the set.</summary>
    private static void PrintSet(IAnsiConsole console, FormReport report)
    {
        var statistics = SetStatistics.Of(report.Reps);
        var spread = statistics.Where(one => _columns.Contains(one.Name)).Select(one => $"{MetricText.Name(one.Name)} {MetricText.Number(one.Name, one.Mean)} ± {MetricText.Number(one.Name, one.StandardDeviation)}").ToList();
        if (spread.Count > 0)
        {
            Line(console, $"Over the set: {string.Join("; ", spread)}.");
        }

        var drifts = statistics.Where(one => one.IsTrend && _columns.Contains(one.Name)).Select(one => $"{MetricText.Name(one.Name)} by {MetricText.Number(one.Name, one.Drift)}").ToList();
        if (drifts.Count > 0)
        {
            Line(console, $"From the first rep to the last it drifts: {string.Join("; ", drifts)}.");
        }
    }

    private static void PrintNotAssessable(IAnsiConsole console, FormReport report)
    {
        foreach (var reason in report.Reps.Where(rep => rep.Reason is not null).GroupBy(rep => rep.Reason!))
        {
            var reps = string.Join(", ", reason.Select(rep => rep.Index.ToString(CultureInfo.InvariantCulture)));
            Line(console, $"not assessable: rep {reps}. {reason.Key}");
        }

        // Labels have commas of their own.
        var metrics = report.Reps.Select(rep => rep.NotAssessable.AsEnumerable()).Aggregate((common, next) => common.Intersect(next)).Except(FieldNames.Faults).Select(MetricText.Name);
        string[] everywhere = [.. metrics, .. report.FaultsNotJudged().Select(fault => FaultNames.Of(fault))];
        if (everywhere.Length > 0)
        {
            Line(console, $"Cannot be judged from this view: {string.Join("; ", everywhere)}.");
        }
    }

    private static void Line(IAnsiConsole console, string text) => console.Write(new Text(TerminalText.Plain(text) + Environment.NewLine));
}
