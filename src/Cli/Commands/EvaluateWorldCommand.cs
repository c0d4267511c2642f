using System.CommandLine;
using System.Text.Json;
using SquatCoach.Assessment;
using SquatCoach.Capture;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>evaluate world FILE</c>: our joints and BlazePose's world landmarks against the mannequin's true joints, from several views.</summary>
public static class EvaluateWorldCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "BlazePose's landmark network: the .tflite file, or what 'models add' made of it (an .onnx with its sidecar beside it)." };
        var azimuths = new Option<string>("--azimuths")
        {
            Description = "Where the camera stands, comma-separated degrees: 0 sees the face, 90 the athlete's left side, 180 the back.",
            HelpName = "DEGREES",
            DefaultValueFactory = _ => "0,45,90,135,180,-90",
        };
        var keep = new Option<string?>("--keep") { Description = "Keep the clips in this folder, and use those that are there already.", HelpName = "FOLDER" };
        var json = new Option<string?>("--json") { Description = "Write the rows as JSON to OUT ('-' for standard output).", HelpName = "OUT" };
        var device = CommonOptions.Device();
        var command = new Command("world", "Compare our joints and BlazePose's world landmarks with the mannequin's true joints, from several views.") { file, azimuths, keep, json, device };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            var views = EvaluateAccuracyCommand.Azimuths(parsed.GetValue(azimuths)!);
            using var other = new WorldLandmarkEstimator(NetworkFile.Read(parsed.GetValue(file)!).Open());
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = CommonOptions.DeviceOf(parsed.GetValue(device)!) });
            using var folder = ClipFolder.Of(parsed.GetValue(keep));
            var script = SquatScript.GoodAndEachFault();
            var evaluation = new WorldEvaluation(analyzer, other);
            var rows = new List<WorldAccuracy>();
            foreach (var azimuth in views)
            {
                var options = new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuth) };
                var clip = await folder.MannequinAsync(terminal, script, options, cancellationToken).ConfigureAwait(false);
                rows.AddRange(await evaluation.EvaluateAsync(clip, script, options, cancellationToken).ConfigureAwait(false));
            }

            WorldPrinter.Print(terminal, rows);
            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, rows, MovementJson.Options));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
