using System.CommandLine;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>analyze VIDEO…</c>: videos to form reports.</summary>
public static class AnalyzeCommand
{
    public static Command Create()
    {
        var videos = new Argument<string[]>("VIDEO") { Description = "One or more videos. After '--' a name may begin with a dash.", Arity = ArgumentArity.OneOrMore };
        var outputs = new Dictionary<OutputKind, Option<string?>>
        {
            [OutputKind.Json] = CommonOptions.Output("--json", "the report as JSON (squatcoach.report/1)"),
            [OutputKind.Html] = CommonOptions.Output("--html", "the report as one self-contained page"),
            [OutputKind.Keypoints] = CommonOptions.Output("--keypoints", "the 2D track (squatcoach.keypoints/1)"),
            [OutputKind.Poses] = CommonOptions.Output("--poses", "the 3D joints (squatcoach.poses/1)"),
        };
        var device = CommonOptions.Device();
        var command = new Command("analyze", "Turn squat videos into form reports.") { videos, device };
        foreach (var option in outputs.Values)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = outputs.Where(pair => parsed.GetValue(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => parsed.GetValue(pair.Value)!);
            var inputs = parsed.GetValue(videos) ?? [];
            var isVerbose = parsed.GetValue(CommonOptions.Verbose);
            var plan = OutputPlan.Of(inputs, wanted);
            var terminal = Terminal.Open(isVerbose, plan.UsesStandardOutput);
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = CommonOptions.DeviceOf(parsed.GetValue(device)!) });
            return await InputLoop.RunAsync(terminal, inputs, async index =>
            {
                InputCheck.RequireVideo(inputs[index]);
                var analysis = await AnalyzeOneAsync(terminal, analyzer, inputs[index], cancellationToken).ConfigureAwait(false);
                AnalysisWriter.Write(analysis, inputs[index], index, plan);
                ReportPrinter.Print(terminal.Report, Path.GetFileName(inputs[index]), analysis.Report);
                return CodeOf(analysis.Report);
            }).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Analyses one video with a progress bar.</summary>
    public static Task<Analysis> AnalyzeOneAsync(Terminal terminal, SquatAnalyzer analyzer, string video, CancellationToken cancellationToken) =>
        ProgressBar.RunAsync(terminal, Path.GetFileName(video), bar => analyzer.AnalyzeAsync(video, new AnalysisBar(bar), cancellationToken));

    /// <summary>Nobody, or nobody who squats, is an answer; scripts see it in the exit code.</summary>
    public static int CodeOf(FormReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Reps.Count == 0 ? ExitCode.NobodyToAssess : ExitCode.Done;
    }

    private sealed class AnalysisBar(IProgress<(double Fraction, string Stage)> bar) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value) => bar.Report((value.Fraction, value.Stage));
    }
}
