using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using SquatCoach.FormClassifier;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Cli;

/// <summary><c>evaluate faults</c>: the mannequin's good rep and its six faults before the classifier, stage by stage.</summary>
public static class EvaluateFaultsCommand
{
    public static Command Create()
    {
        var azimuths = new Option<string>("--azimuths")
        {
            Description = "Where the camera stands, comma-separated degrees: 0 sees the face, 90 the athlete's left side.",
            HelpName = "DEGREES",
            DefaultValueFactory = _ => "35,90",
        };
        var seeds = new Option<int>("--seeds") { Description = "Draws of 2D errors for each view.", HelpName = "N", DefaultValueFactory = _ => 5 };
        var json = new Option<string?>("--json") { Description = "Write the rows as JSON to OUT ('-' for standard output).", HelpName = "OUT" };
        var command = new Command("faults", "Show what the classifier says of the mannequin's faults, from its true joints, its true keypoints and keypoints with drawn errors.")
        {
            azimuths, seeds, json,
        };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            var models = ModelLocator.Find();
            using var lifter = PoseLifter.Open(models);
            using var classifier = RepClassifier.Open(models);
            var survey = new FaultSurvey(lifter, classifier);
            var found = new Dictionary<string, IReadOnlyList<FaultSurveyRow>>();
            foreach (var azimuth in EvaluateAccuracyCommand.Azimuths(parsed.GetValue(azimuths)!))
            {
                var rows = survey.Measure(azimuth, Math.Max(1, parsed.GetValue(seeds)));
                found[azimuth.ToString("0", CultureInfo.InvariantCulture)] = rows;
                Print(terminal, azimuth, rows);
            }

            terminal.Say("Mean probability of each fault; with n of N, how often it is named. A dash: not assessable.");
            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, found, MovementJson.Options));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, double azimuth, IReadOnlyList<FaultSurveyRow> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns([string.Create(CultureInfo.InvariantCulture, $"{azimuth:+0;-0;0}°"), "the rep has", .. FieldNames.Faults]);
        foreach (var row in rows)
        {
            table.AddRow([new Text(row.Stage), new Text(row.TrueFault is { } fault ? FieldNames.Of(fault) : "good"), .. row.Probabilities.Select((value, at) => Cell(row, value, at))]);
        }

        terminal.Report.Write(table);
    }

    private static Text Cell(FaultSurveyRow row, double? value, int fault)
    {
        var probability = value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
        return new Text(row.Named[fault] == 0 ? probability : string.Create(CultureInfo.InvariantCulture, $"{probability}, {row.Named[fault]} of {row.Draws}"));
    }
}
