using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>evaluate accuracy</c>: the mannequin from several sides, measured angles against the true ones.</summary>
public static class EvaluateAccuracyCommand
{
    public static Command Create()
    {
        var azimuths = new Option<string>("--azimuths")
        {
            Description = "Where the camera stands, comma-separated degrees: 0 sees the face, 90 the athlete's left side, 180 the back.",
            HelpName = "DEGREES",
            DefaultValueFactory = _ => "0,35,60,90,-45,145",
        };
        var together = new Option<string?>("--together")
        {
            Description = "Views to join as 'analyze --together' does, comma-separated pairs of the azimuths, such as 0/90,0/-90.",
            HelpName = "A/B,…",
        };
        var keep = new Option<string?>("--keep") { Description = "Keep the clips in this folder, and use those that are there already.", HelpName = "FOLDER" };
        var json = new Option<string?>("--json") { Description = "Write the results as JSON to OUT ('-' for standard output).", HelpName = "OUT" };
        var device = CommonOptions.Device();
        var command = new Command("accuracy", "Compare measured angles with the mannequin's true ones, from several views.") { azimuths, together, keep, json, device };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            var views = Azimuths(parsed.GetValue(azimuths)!);
            var pairs = Pairs(parsed.GetValue(together), views);
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = CommonOptions.DeviceOf(parsed.GetValue(device)!) });
            using var folder = ClipFolder.Of(parsed.GetValue(keep));
            var script = SquatScript.GoodAndEachFault();
            var results = new List<AccuracyView>();
            var evaluation = new AccuracyEvaluation(analyzer);
            var analyses = new Dictionary<double, Analysis>();
            foreach (var azimuth in views)
            {
                var options = new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuth) };
                var clip = await folder.MannequinAsync(terminal, script, options, cancellationToken).ConfigureAwait(false);
                var (view, analysis) = await evaluation.EvaluateAsync(clip, script, options, cancellationToken).ConfigureAwait(false);
                results.Add(view);
                analyses[azimuth] = analysis;
            }

            results.AddRange(pairs.Select(pair => evaluation.EvaluateTogether(
                analyses[pair.First], analyses[pair.Second], script, new DemoClipOptions { Azimuth = Angle.FromDegrees(pair.First) }, pair.Second)));

            AccuracyPrinter.Print(terminal, results);
            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, results, MovementJson.Options));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<(double First, double Second)> Pairs(string? text, List<double> views)
    {
        var pairs = new List<(double, double)>();
        foreach (var part in text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            pairs.Add(part.Split('/') is [var first, var second] && Azimuths(first) is [var one] && Azimuths(second) is [var other] && views.Contains(one) && views.Contains(other)
                ? (one, other)
                : throw new UsageException($"Found the pair '{part}'; expected two of the azimuths with a '/' between them."));
        }

        return pairs;
    }

    internal static List<double> Azimuths(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var azimuths = new List<double>();
        foreach (var part in parts)
        {
            azimuths.Add(double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 360
                ? degrees
                : throw new UsageException($"Found the azimuth '{part}'; expected degrees from -360 to 360."));
        }

        return azimuths.Count > 0 ? azimuths : throw new UsageException("--azimuths names no view.");
    }
}
