using System.Diagnostics;
using SquatCoach.Assessment;

namespace SquatCoach.Bench;

/// <summary>Analyses a clip inside this process, where the stages can be timed one by one.</summary>
internal static class Stages
{
    public static async Task<IReadOnlyList<StageCost>> MeasureAsync(string video, CancellationToken cancellationToken)
    {
        using var analyzer = SquatAnalyzer.Create();
        return [await OnceAsync(analyzer, video, cancellationToken), await OnceAsync(analyzer, video, cancellationToken)];
    }

    private static async Task<StageCost> OnceAsync(SquatAnalyzer analyzer, string video, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var analysis = await analyzer.AnalyzeAsync(video, progress: null, cancellationToken);
        var totalSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new StageCost(analysis.Report.Video!.DurationSeconds, analysis.Track!.FrameCount, totalSeconds, analysis.Times!);
    }
}
