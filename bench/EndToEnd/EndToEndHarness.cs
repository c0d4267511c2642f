using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SquatCoach.Bench;

/// <summary>
/// The speed of the whole way: a 10 s 1080p30 clip of the mannequin, analysed by fresh processes on the CPU. Prints Markdown for bench/results.
/// </summary>
internal static class EndToEndHarness
{
    private const int DefaultRuns = 3;

    /// <param name="arguments">Optionally a clip of one's own, and a number of runs.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var clip = arguments.FirstOrDefault(File.Exists) ?? await BenchClip.PathAsync();
        var runs = arguments.Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(number => number > 0, DefaultRuns);
        var results = new List<(OnceResult Once, double WallSeconds, PeakMemory Memory)>();
        for (var run = 0; run < runs; run++)
        {
            results.Add(await OnceAsync(clip));
        }

        Console.Write(Report(clip, results));
        return 0;
    }

    private static async Task<(OnceResult Once, double WallSeconds, PeakMemory Memory)> OnceAsync(string clip)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(EndToEndHarness).Assembly.Location, "endtoend-once", clip })
        {
            start.ArgumentList.Add(argument);
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var memory = new PeakMemory(process);
        var watching = memory.WatchAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var wall = watch.Elapsed.TotalSeconds;
        await watching;
        return process.ExitCode == 0
            ? (JsonSerializer.Deserialize<OnceResult>(output)!, wall, memory)
            : throw new InvalidOperationException($"The analysis ended with {process.ExitCode}.");
    }

    private static string Report(string clip, IReadOnlyList<(OnceResult Once, double WallSeconds, PeakMemory Memory)> results)
    {
        var text = new StringBuilder();
        var best = results.MinBy(result => result.WallSeconds);
        text.AppendLine(CultureInfo.InvariantCulture, $"{Path.GetFileName(clip)}: {best.Once.VideoSeconds:0.0} s, {best.Once.Frames} frames, {best.Once.Reps} reps found; {Environment.ProcessorCount} cores, CPU only.");
        text.AppendLine().AppendLine("| run | wall s | × real time | processor s | ffmpeg processor s | to first frame s | peak MiB | ffmpeg MiB |").AppendLine("|---|---|---|---|---|---|---|---|");
        for (var run = 0; run < results.Count; run++)
        {
            var (once, wall, memory) = results[run];
            text.AppendLine(CultureInfo.InvariantCulture, $"| {run + 1} | {wall:0.00} | {once.VideoSeconds / wall:0.00} | {once.ProcessorSeconds:0.0} | {once.DecoderProcessorSeconds:0.0} | {once.StartUpSeconds + once.OpenSeconds + once.FirstFrameSeconds:0.00} | {memory.OwnMebibytes:0} | {memory.ChildrenMebibytes:0} |");
        }

        text.AppendLine().AppendLine("Where the time goes (fastest run):").AppendLine().AppendLine("| stage | s | ms a frame | share |").AppendLine("|---|---|---|---|");
        var stages = new (string Name, double Seconds)[]
        {
            ("start of the process", best.Once.StartUpSeconds),
            ("opening the networks", best.Once.OpenSeconds),
            ("waiting for decoded frames", best.Once.DecodeSeconds),
            ("finding people", best.Once.FindSeconds),
            ("cutting out the athlete", best.Once.CropSeconds),
            ("2D keypoint network", best.Once.NetworkSeconds),
            ("tracking and smoothing", best.Once.OtherSeconds),
            ("lifting to 3D", best.Once.LiftSeconds),
            ("reps, metrics, faults", best.Once.AssessSeconds),
        };
        foreach (var (name, seconds) in stages)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {seconds:0.00} | {1000 * seconds / Math.Max(1, best.Once.Frames):0.00} | {100 * seconds / best.WallSeconds:0} % |");
        }

        return text.ToString();
    }
}
