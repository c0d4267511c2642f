using System.CommandLine;
using System.Text.Json;
using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>demo</c>: makes the demo clip where it is missing, analyses it and says where the report is.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--data") { Description = "The folder for the clip and its report (default: data/demo).", HelpName = "FOLDER" };
        var device = CommonOptions.Device();
        var command = new Command("demo", "Make a clip of a squatting mannequin, analyse it and show the report.") { folder, device };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose));
            var place = parsed.GetValue(folder) ?? DefaultFolder();
            var clip = await ClipAsync(terminal, place, cancellationToken).ConfigureAwait(false);
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = CommonOptions.DeviceOf(parsed.GetValue(device)!) });
            var analysis = await AnalyzeCommand.AnalyzeOneAsync(terminal, analyzer, clip, cancellationToken).ConfigureAwait(false);
            var html = Path.Combine(place, "demo.html");
            var json = Path.Combine(place, "demo.json");
            var plan = OutputPlan.Of([clip], new Dictionary<OutputKind, string> { [OutputKind.Html] = html, [OutputKind.Json] = json });
            AnalysisWriter.Write(analysis, clip, 0, plan);
            ReportPrinter.Print(terminal.Report, Path.GetFileName(clip), analysis.Report);
            terminal.Say($"The page: {new Uri(Path.GetFullPath(html)).AbsoluteUri}");
            terminal.Say($"The JSON: {Path.GetFullPath(json)}");
            terminal.Say($"The clip: {Path.GetFullPath(clip)}");
            return AnalyzeCommand.CodeOf(analysis.Report);
        });
        return command;
    }

    /// <summary>The path of the demo clip; it is rendered where it is not there yet, with its truth beside it.</summary>
    private static async Task<string> ClipAsync(Terminal terminal, string folder, CancellationToken cancellationToken)
    {
        var clip = Path.Combine(folder, "demo.mp4");
        if (!File.Exists(clip))
        {
            terminal.Notice("Making the demo clip: a mannequin squats once well and once with each of the six faults.");
            await ClipMaker.MakeAsync(terminal, clip, SquatScript.GoodAndEachFault(), new DemoClipOptions(), cancellationToken).ConfigureAwait(false);
        }

        return clip;
    }

    /// <summary>data/demo of the repository that the program was built in; else a folder of the user's.</summary>
    private static string DefaultFolder() => RepositoryRoot.Find() is { } root
        ? Path.Combine(root, "data", "demo")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "squatcoach", "demo");
}
