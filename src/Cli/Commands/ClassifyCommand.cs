using System.CommandLine;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>classify POSES…</c>: the same report from 3D joints, without a video.</summary>
public static class ClassifyCommand
{
    public static Command Create()
    {
        var poses = new Argument<string[]>("POSES")
        {
            Description = "One or more files of 3D joints (squatcoach.poses/1); with --scores also files of one recording a line (.jsonl; '-' is standard input), and folders.",
            Arity = ArgumentArity.OneOrMore,
        };
        var scores = new Option<string?>("--scores")
        {
            Description = "Score many recordings into one table (CSV), one row a rep: streamed, so that millions of reps fit. Writes nothing else.",
            HelpName = "OUT",
        };
        var outputs = new Dictionary<OutputKind, Option<string?>>
        {
            [OutputKind.Json] = CommonOptions.Output("--json", "the report as JSON (squatcoach.report/1)"),
            [OutputKind.Html] = CommonOptions.Output("--html", "the report as one self-contained page"),
            [OutputKind.Csv] = CommonOptions.Tables(),
            [OutputKind.Trc] = CommonOptions.Markers(),
        };
        var height = CommonOptions.Height();
        var device = CommonOptions.Device();
        var language = CommonOptions.Language();
        var command = new Command("classify", "Assess 3D joints without a video.") { poses, scores, height, device, language };
        foreach (var option in outputs.Values)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = outputs.Where(pair => parsed.GetValue(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => parsed.GetValue(pair.Value)!);
            var inputs = parsed.GetValue(poses) ?? [];
            var table = parsed.GetValue(scores);
            if (table is not null && wanted.Count > 0)
            {
                throw new UsageException("--scores writes one table of all inputs; it does not go with --json, --html, --csv or --trc.");
            }

            var plan = OutputPlan.Of(inputs, wanted);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), plan.UsesStandardOutput || table == OutputPlan.StandardOutput);
            var heightMetres = parsed.GetValue(height) / CommonOptions.CentimetresPerMetre;
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions
            {
                Device = CommonOptions.DeviceOf(parsed.GetValue(device)!),
                Assessment = AssessmentOptions.Default with { AthleteHeightMetres = heightMetres },
            });
            if (table is not null)
            {
                return ScoreRun.Run(terminal, analyzer, inputs, table, cancellationToken);
            }

            return await InputLoop.RunAsync(terminal, inputs, index =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                InputCheck.RequireFile(inputs[index]);
                var analysis = AnalyzeCommand.In(parsed.GetValue(language)!, analyzer.Assess(Read(inputs[index]), cancellationToken));
                AnalysisWriter.Write(analysis, inputs[index], index, plan, heightMetres);
                ReportPrinter.Print(terminal.Report, Path.GetFileName(inputs[index]), analysis.Report);
                return Task.FromResult(AnalyzeCommand.CodeOf(analysis.Report));
            }).ConfigureAwait(false);
        });
        return command;
    }

    private static JointSequence Read(string path)
    {
        using var stream = File.OpenRead(path);
        return PosesFile.Read(stream, Path.GetFileName(path));
    }
}
