using System.Diagnostics;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Analyses real clips and compares reps and times with the truth.</summary>
public sealed class ClipsEvaluation(SquatAnalyzer analyzer)
{
    public async Task<ClipResult> EvaluateAsync(string folder, ClipTruth truth, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(truth);
        var watch = Stopwatch.StartNew();
        try
        {
            var path = Path.Combine(folder, truth.File);
            InputCheck.RequireVideo(path);
            var analysis = await analyzer.AnalyzeAsync(path, progress: null, cancellationToken).ConfigureAwait(false);
            return Compare(truth, analysis, watch.Elapsed.TotalSeconds);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var failure = Failure.Of(exception);
            return new ClipResult(truth.File, truth.Reps, null, 0, null, null, null, failure.Code, failure.Sentence, watch.Elapsed.TotalSeconds);
        }
    }

    private static ClipResult Compare(ClipTruth truth, Analysis analysis, double totalSeconds)
    {
        var report = analysis.Report;
        var times = truth.RepTimes ?? [];
        var whole = report.Reps.Where(rep => !rep.IsPartial).ToList();
        var pairs = RepMatch.Pair([.. times.Select(time => time.BottomSeconds)], whole);
        var bottoms = new List<double>();
        var edges = new List<double>();
        for (var index = 0; index < times.Count; index++)
        {
            if (pairs[index] is { } rep)
            {
                AddDistance(bottoms, times[index].BottomSeconds, rep.BottomSeconds);
                AddDistance(edges, times[index].StartSeconds, rep.StartSeconds);
                AddDistance(edges, times[index].EndSeconds, rep.EndSeconds);
            }
        }

        return new ClipResult(
            truth.File,
            truth.Reps,
            whole.Count,
            report.Reps.Count - whole.Count,
            analysis.Series is { } series ? PeakRule.Find(series.HipHeightRatio, series.FrameRateHz).Count : null,
            Mean(bottoms),
            Mean(edges),
            AnalyzeCommand.CodeOf(report),
            string.Join(", ", report.Warnings.Select(warning => warning.Code)),
            totalSeconds);
    }

    private static void AddDistance(List<double> distances, double? truth, double found)
    {
        if (truth is { } known)
        {
            distances.Add(Math.Abs(known - found));
        }
    }

    private static double? Mean(List<double> values) => values.Count == 0 ? null : values.Average();
}
