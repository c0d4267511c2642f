using System.Diagnostics;
using System.Text.Json;
using SquatCoach.Assessment;
using SquatCoach.Models;

namespace SquatCoach.Bench;

/// <summary>One analysis in a process of its own, so that nothing is warm.</summary>
internal static class EndToEndOnce
{
    public static async Task<int> RunAsync(string clip)
    {
        using var self = Process.GetCurrentProcess();
        var startUp = (TimeProvider.System.GetUtcNow() - self.StartTime.ToUniversalTime()).TotalSeconds;
        var watch = Stopwatch.StartNew();
        using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = Device.Cpu });
        var analysis = await analyzer.AnalyzeAsync(clip);
        var total = watch.Elapsed.TotalSeconds;
        var times = analysis.Times ?? throw new InvalidOperationException("Found no times; expected those of a video.");
        var tracking = times.Tracking ?? throw new InvalidOperationException("Found no times of the tracking.");
        var result = new OnceResult(
            startUp,
            total - tracking.TotalSeconds - times.LiftingSeconds - times.AssessmentSeconds,
            tracking.FirstFrameSeconds,
            tracking.DecodeSeconds,
            tracking.FindSeconds,
            tracking.CropSeconds,
            tracking.NetworkSeconds,
            tracking.OtherSeconds,
            times.LiftingSeconds,
            times.AssessmentSeconds,
            total,
            Environment.CpuUsage.TotalTime.TotalSeconds,
            tracking.DecoderProcessorSeconds,
            analysis.Report.Athlete.FramesTotal,
            analysis.Report.Video?.DurationSeconds ?? 0,
            analysis.Report.Reps.Count);
        Console.WriteLine(JsonSerializer.Serialize(result));
        return 0;
    }
}
