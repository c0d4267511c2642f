using System.CommandLine;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>classify POSES…</c>: the same report from 3D joints, without a video.</summary>
public static class ClassifyCommand
{
    public static Command Create()
    {
        var poses = new Argument<string[]>("POSES") { Description = "One or more files of 3D joints (squatcoach.poses/1).", Arity = ArgumentArity.OneOrMore };
        var json = CommonOptions.Output("--json", "the report as JSON (squatcoach.report/1)");
        var html = CommonOptions.Output("--html", "the report as one self-contained page");
        var device = CommonOptions.Device();
        var command = new Command("classify", "Assess 3D joints without a video.") { poses, json, html, device };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = new Dictionary<OutputKind, string>();
            if (parsed.GetValue(json) is { } jsonPlace)
            {
                wanted[OutputKind.Json] = jsonPlace;
            }

            if (parsed.GetValue(html) is { } htmlPlace)
            {
                wanted[OutputKind.Html] = htmlPlace;
            }

            var inputs = parsed.GetValue(poses) ?? [];
            var plan = OutputPlan.Of(inputs, wanted);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), plan.UsesStandardOutput);
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = CommonOptions.DeviceOf(parsed.GetValue(device)!) });
            return await InputLoop.RunAsync(terminal, inputs, index =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                InputCheck.RequireFile(inputs[index]);
                var analysis = analyzer.Assess(Read(inputs[index]), cancellationToken);
                AnalysisWriter.Write(analysis, inputs[index], index, plan);
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
