using System.CommandLine;
using System.Globalization;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>analyze VIDEO…</c>: videos to form reports.</summary>
public static class AnalyzeCommand
{
    private const string AutomaticTurn = "auto";

    public static Command Create()
    {
        var videos = new Argument<string[]>("VIDEO") { Description = "One or more videos. After '--' a name may begin with a dash.", Arity = ArgumentArity.OneOrMore };
        var outputs = new Dictionary<OutputKind, Option<string?>>
        {
            [OutputKind.Json] = CommonOptions.Output("--json", "the report as JSON (squatcoach.report/1)"),
            [OutputKind.Html] = CommonOptions.Output("--html", "the report as one self-contained page"),
            [OutputKind.Keypoints] = CommonOptions.Output("--keypoints", "the 2D track (squatcoach.keypoints/1)"),
            [OutputKind.Poses] = CommonOptions.Output("--poses", "the 3D joints (squatcoach.poses/1)"),
            [OutputKind.Csv] = CommonOptions.Tables(),
            [OutputKind.Trc] = CommonOptions.Markers(),
        };
        var height = CommonOptions.Height();
        var together = new Option<bool>("--together") { Description = "The two videos show one set from two sides (front and side): align them by their reps and write one report." };
        var device = CommonOptions.Device();
        var language = CommonOptions.Language();
        var athlete = new Option<int>("--athlete")
        {
            Description = "Whom the report is about where several people are seen: 1 is the one who squats, else the largest and most central; the warning several_people lists the others.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        athlete.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--athlete: expected a whole number from 1.");
            }
        });
        var turn = new Option<string>("--turn")
        {
            Description = "Turn the picture clockwise after its rotation tag was obeyed; auto turns a video without squats in which people stand only after a turn.",
            HelpName = "auto|0|90|180|270",
            DefaultValueFactory = _ => AutomaticTurn,
        };
        turn.AcceptOnlyFromAmong(AutomaticTurn, "0", "90", "180", "270");
        var past = CommonOptions.Past();
        var model = CommonOptions.PoseNetwork();
        var finder = CommonOptions.Finder();
        var command = new Command("analyze", "Turn squat videos into form reports.") { videos, height, together, athlete, turn, past, model, finder, device, language };
        foreach (var option in outputs.Values)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = outputs.Where(pair => parsed.GetValue(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => parsed.GetValue(pair.Value)!);
            var inputs = parsed.GetValue(videos) ?? [];
            var isVerbose = parsed.GetValue(CommonOptions.Verbose);
            var isTogether = parsed.GetValue(together);
            if (isTogether && inputs.Length != 2)
            {
                throw new UsageException($"Found {inputs.Length} videos; --together takes two of one set.");
            }

            var plan = OutputPlan.Of(isTogether ? [inputs[0]] : inputs, wanted);
            if (isTogether && wanted.Values.Any(place => Path.GetFullPath(place) == Path.GetFullPath(inputs[1])))
            {
                throw new UsageException($"{inputs[1]} would be overwritten by an output.");
            }

            var terminal = Terminal.Open(isVerbose, plan.UsesStandardOutput);
            var spoken = parsed.GetValue(language)!;
            var heightMetres = parsed.GetValue(height) / CommonOptions.CentimetresPerMetre;
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions
            {
                Device = CommonOptions.DeviceOf(parsed.GetValue(device)!),
                PoseNetwork = parsed.GetValue(model),
                Finder = parsed.GetValue(finder),
                Athlete = parsed.GetValue(athlete),
                TurnDegrees = parsed.GetValue(turn) is { } degrees and not AutomaticTurn ? int.Parse(degrees, CultureInfo.InvariantCulture) : null,
                PastSessions = PastReports.Limbs(parsed.GetValue(past) ?? []),
                Assessment = AssessmentOptions.Default with { AthleteHeightMetres = heightMetres },
            });
            if (isTogether)
            {
                var fused = In(spoken, await TogetherAsync(terminal, analyzer, inputs, cancellationToken).ConfigureAwait(false));
                AnalysisWriter.Write(fused, inputs[0], 0, plan, heightMetres);
                ReportPrinter.Print(terminal.Report, string.Join(" + ", inputs.Select(Path.GetFileName)), fused.Report);
                return CodeOf(fused.Report);
            }

            return await InputLoop.RunAsync(terminal, inputs, async index =>
            {
                InputCheck.RequireVideo(inputs[index]);
                var analysis = In(spoken, await AnalyzeOneAsync(terminal, analyzer, inputs[index], cancellationToken).ConfigureAwait(false));
                AnalysisWriter.Write(analysis, inputs[index], index, plan, heightMetres);
                ReportPrinter.Print(terminal.Report, Path.GetFileName(inputs[index]), analysis.Report);
                return CodeOf(analysis.Report);
            }).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Two videos of one set to one analysis.</summary>
    private static async Task<Analysis> TogetherAsync(Terminal terminal, SquatAnalyzer analyzer, string[] inputs, CancellationToken cancellationToken)
    {
        var analyses = new List<Analysis>();
        foreach (var input in inputs)
        {
            InputCheck.RequireVideo(input);
            analyses.Add(await AnalyzeOneAsync(terminal, analyzer, input, cancellationToken).ConfigureAwait(false));
        }

        return analyzer.Fuse(analyses[0], analyses[1], cancellationToken);
    }

    /// <summary>Analyses one video with a progress bar.</summary>
    public static Task<Analysis> AnalyzeOneAsync(Terminal terminal, SquatAnalyzer analyzer, string video, CancellationToken cancellationToken) =>
        ProgressBar.RunAsync(terminal, Path.GetFileName(video), bar => analyzer.AnalyzeAsync(video, new AnalysisBar(bar), cancellationToken));

    /// <summary>The analysis with what its report says in another language.</summary>
    public static Analysis In(string language, Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis with { Report = ReportTexts.In(analysis.Report, language) };
    }

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
