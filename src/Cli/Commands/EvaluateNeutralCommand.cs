using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace SquatCoach.Cli;

/// <summary><c>evaluate neutral FOLDER</c>: the mean of good squats that a rep is compared with when the network is asked why.</summary>
public static class EvaluateNeutralCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where uiprmd_deepsquat_joints19_100hz.npz and uiprmd_deepsquat_markers39_50hz.npz lie." };
        var json = new Option<string?>("--json") { Description = "Write it to OUT ('-' for standard output); src/FormClassifier/Why/neutral-squat.json is what the program uses.", HelpName = "OUT" };
        var command = new Command("neutral", "Take the mean of the correct squats of UI-PRMD, limb by limb.") { folder, json };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            var file = NeutralSquatSurvey.Measure(UiPrmdSquats.Read(parsed.GetValue(folder)!).Where(squat => squat.IsCorrect));
            terminal.Report.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"{file.Reps} squats: {file.Source}.{Environment.NewLine}")));
            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, file, JsonSerializerOptions.Web));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
