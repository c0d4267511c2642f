using System.Diagnostics;

namespace SquatCoach.Bench;

/// <summary>Runs the command that a user runs, twice, and watches its processes.</summary>
internal static class WholeCommand
{
    private const int Runs = 2;

    private static readonly TimeSpan _watchEvery = TimeSpan.FromMilliseconds(10);

    public static async Task<IReadOnlyList<CommandCost>> MeasureAsync(string video, CancellationToken cancellationToken)
    {
        // Building is not what is measured.
        using (var warm = Start("--version"))
        {
            await Task.WhenAll(warm.StandardOutput.ReadToEndAsync(cancellationToken), warm.WaitForExitAsync(cancellationToken));
        }

        var costs = new List<CommandCost>(Runs);
        for (var run = 0; run < Runs; run++)
            costs.Add(await RunAsync(video, cancellationToken));
        return costs;
    }

    private static async Task<CommandCost> RunAsync(string video, CancellationToken cancellationToken)
    {
        var json = Path.Combine(BenchRoot.Artifacts, "report.json");
        var start = Stopwatch.GetTimestamp();
        using var process = Start("analyze", Path.GetFullPath(video), "--json", json);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var ended = process.WaitForExitAsync(cancellationToken);
        var peakBytes = 0L;
        double? firstFrameSeconds = null;
        while (!ended.IsCompleted)
        {
            var tree = ProcessTree.Of(process.Id);
            peakBytes = Math.Max(peakBytes, tree.ResidentBytes);
            if (firstFrameSeconds is null && tree.DecoderHasWritten)
                firstFrameSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            await Task.Delay(_watchEvery, cancellationToken);
        }

        await Task.WhenAll(output, ended);
        return new CommandCost(Stopwatch.GetElapsedTime(start).TotalSeconds, firstFrameSeconds, peakBytes, process.ExitCode);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Path.Combine(BenchRoot.Path, "squatcoach"), arguments) { RedirectStandardOutput = true })!;
}
