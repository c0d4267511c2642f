using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>evaluate ranges FOLDER</c>: where the metrics of correct squats lie, measured with the code that measures everybody's.</summary>
public static class EvaluateRangesCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where uiprmd_deepsquat_joints19_100hz.npz and uiprmd_deepsquat_markers39_50hz.npz lie." };
        var json = new Option<string?>("--json") { Description = "Write the ranges to OUT ('-' for standard output); src/Assessment/Metrics/usual-ranges.json is what the program uses.", HelpName = "OUT" };
        var command = new Command("ranges", "Measure the 5th to 95th percentile of every metric over the correct squats of UI-PRMD.") { folder, json };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            var file = RangesOfGoodSquats.Measure(UiPrmdSquats.Read(parsed.GetValue(folder)!).Where(squat => squat.IsCorrect));
            Print(terminal, file);
            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, file, MovementJson.Options));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, UsualRangesFile file)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("metric", "5 %", "median", "95 %", "reps", "people");
        foreach (var (name, range) in file.Metrics)
        {
            table.AddRow(
                new Text(name), Number(range.Low), Number(range.Median), Number(range.High),
                new Text(range.Reps.ToString(CultureInfo.InvariantCulture)), new Text(range.Subjects.ToString(CultureInfo.InvariantCulture)));
        }

        terminal.Report.Write(table);
    }

    private static Text Number(double value) => new(value.ToString("0.##", CultureInfo.InvariantCulture));
}
