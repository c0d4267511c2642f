using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using SquatCoach.Assessment;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Cli;

/// <summary><c>evaluate metrics</c>: how far every metric is off in each view, from simulated keypoints.</summary>
public static class EvaluateMetricsCommand
{
    private static readonly ViewKind[] _views = [ViewKind.Front, ViewKind.Oblique, ViewKind.Side, ViewKind.Back];

    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "Draws of 2D errors for each view.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var json = new Option<string?>("--json") { Description = "Write the errors to OUT ('-' for standard output); src/Assessment/Metrics/metric-errors.json is what the program shows.", HelpName = "OUT" };
        var command = new Command("metrics", "Measure how far every metric is off in each view: the mannequin's keypoints with drawn errors, lifted and measured.") { seeds, json };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            using var lifter = PoseLifter.Open(ModelLocator.Find());
            var survey = new MetricErrorSurvey(lifter);
            var file = survey.Measure(Math.Max(1, parsed.GetValue(seeds)));
            Print(terminal, file);
            terminal.Say(file.Source);
            PrintPairs(terminal, survey.MeasurePairs(Math.Max(1, parsed.GetValue(seeds))));
            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, file, MovementJson.Options));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void PrintPairs(Terminal terminal, IReadOnlyList<(string Metric, MetricError Front, MetricError Side, MetricError Together)> pairs)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("mean absolute error, two cameras", "front", "side", "together", "reps");
        foreach (var (name, front, side, together) in pairs)
        {
            table.AddRow(
                new Text(name), Number(front.MeanAbsolute), Number(side.MeanAbsolute), Number(together.MeanAbsolute),
                new Text(together.Reps.ToString(CultureInfo.InvariantCulture)));
        }

        terminal.Report.Write(table);
    }

    private static Text Number(double value) => new(value.ToString("0.##", CultureInfo.InvariantCulture));

    private static void Print(Terminal terminal, MetricErrorsFile file)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("mean (mean absolute) error");
        foreach (var view in _views)
        {
            table.AddColumn(FieldNames.Of(view));
        }

        foreach (var (name, byView) in file.Metrics)
        {
            table.AddRow([new Text(name), .. _views.Select(view => new Text(byView.TryGetValue(view, out var error)
                ? string.Create(CultureInfo.InvariantCulture, $"{error.Bias:+0.##;-0.##;0} ({error.MeanAbsolute:0.##}), n {error.Reps}")
                : "–"))]);
        }

        terminal.Report.Write(table);
    }
}
