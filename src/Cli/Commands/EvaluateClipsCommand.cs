using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>evaluate clips FOLDER</c>: reps and times on real clips against truth.json.</summary>
public static class EvaluateClipsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Clips with a truth.json: a list of { file, reps, rep_times: [ { start, bottom, end } ], duration_s }." };
        var json = new Option<string?>("--json") { Description = "Write the results as JSON to OUT ('-' for standard output).", HelpName = "OUT" };
        var device = CommonOptions.Device();
        var only = new Option<string?>("--only") { Description = "Only the clips whose names contain TEXT.", HelpName = "TEXT" };
        var model = CommonOptions.PoseNetwork();
        var finder = CommonOptions.Finder();
        var command = new Command("clips", "Compare reps and times of real clips with the truth.") { folder, json, only, model, finder, device };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            var place = parsed.GetValue(folder)!;
            var filter = parsed.GetValue(only) ?? string.Empty;
            var truths = ClipTruth.ReadFolder(place).Where(truth => truth.File.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions
            {
                Device = CommonOptions.DeviceOf(parsed.GetValue(device)!),
                PoseNetwork = parsed.GetValue(model),
                Finder = parsed.GetValue(finder),
            });
            var evaluation = new ClipsEvaluation(analyzer);
            var results = await ProgressBar.RunAsync(terminal, "clips", async bar =>
            {
                var done = new List<ClipResult>();
                foreach (var truth in truths)
                {
                    bar.Report((done.Count / (double)truths.Count, truth.File));
                    done.Add(await evaluation.EvaluateAsync(place, truth, cancellationToken).ConfigureAwait(false));
                }

                return done;
            }).ConfigureAwait(false);
            var summary = ClipsSummary.Of(results);
            Print(terminal, results, summary);
            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, new { summary, clips = results }, MovementJson.Options));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, IReadOnlyList<ClipResult> results, ClipsSummary summary)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("clip", "reps", "found", "within 1", "peak rule", "bottom ±s", "edges ±s", "exit", "took", "warnings or reason");
        foreach (var result in results)
        {
            table.AddRow(
                new Text(TerminalText.Plain(result.File)),
                Number(result.TrueReps),
                new Text((result.FoundReps?.ToString(CultureInfo.InvariantCulture) ?? "–") + (result.PartialReps > 0 ? $" +{result.PartialReps} partial" : string.Empty)),
                new Text(result.TrueReps == 0 ? (result.FoundReps > 0 ? "FALSE" : "none") : result.IsExact ? "exact" : result.IsWithinOne ? "yes" : "NO"),
                new Text(result.PeakRuleReps?.ToString(CultureInfo.InvariantCulture) ?? "–"),
                Seconds(result.BottomErrorSeconds),
                Seconds(result.EdgeErrorSeconds),
                Number(result.ExitCode),
                new Text(MetricText.Seconds(result.TotalSeconds)),
                new Text(TerminalText.Plain(result.Reason)));
        }

        terminal.Report.Write(table);
        terminal.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Squat clips: {summary.WithinOne} of {summary.SquatClips} within one rep, {summary.Exact} exact ({summary.FoundReps} reps found, {summary.TrueReps} true)."));
        terminal.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Clips without squats: {summary.ClipsWithFalseReps} of {summary.ClipsWithoutSquats} with false reps."));
        terminal.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"The field's peak rule on the same hip heights: {summary.PeakRuleWithinOne} within one rep, {summary.PeakRuleExact} exact, false reps on {summary.PeakRuleClipsWithFalseReps}."));
        if (summary.MeanBottomErrorSeconds is { } bottom && summary.MeanEdgeErrorSeconds is { } edge)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Matched reps: bottoms {bottom:0.00} s off on average, starts and ends {edge:0.00} s."));
        }
    }

    private static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static Text Seconds(double? seconds) => new(seconds?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–");
}
