using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>The end-to-end accuracy: the mannequin's known angles against what the whole pipeline measures in its video.</summary>
public sealed class AccuracyEvaluation(SquatAnalyzer analyzer)
{
    /// <summary>Analyses a clip and compares.</summary>
    /// <returns>The comparison, and the analysis for joining it with another view.</returns>
    public async Task<(AccuracyView View, Analysis Analysis)> EvaluateAsync(string clip, SquatScript script, DemoClipOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var analysis = await analyzer.AnalyzeAsync(clip, progress: null, cancellationToken).ConfigureAwait(false);
        return (Compare(analysis, script, options), analysis);
    }

    /// <summary>Two views joined, as <c>analyze --together</c> does it, and compared.</summary>
    /// <param name="first">Of the view that the options describe.</param>
    /// <param name="second">Of another view of the same script.</param>
    /// <param name="script">What the mannequin does.</param>
    /// <param name="options">The first camera.</param>
    /// <param name="secondAzimuthDegrees">Where the second camera stood.</param>
    public AccuracyView EvaluateTogether(Analysis first, Analysis second, SquatScript script, DemoClipOptions options, double secondAzimuthDegrees) =>
        Compare(analyzer.Fuse(first, second), script, options) with { SecondAzimuthDegrees = secondAzimuthDegrees, EstimatedAzimuthDegrees = null, KeypointErrorPercent = null };

    private static AccuracyView Compare(Analysis analysis, SquatScript script, DemoClipOptions options)
    {
        var recorder = new TruthRecorder(script, options);
        var truth = recorder.Reps();
        var pairs = RepMatch.Pair([.. truth.Reps.Select(rep => (double?)rep.BottomSeconds)], analysis.Report.Reps);
        return new AccuracyView(
            options.Azimuth.Degrees,
            analysis.Report.View.AzimuthDegrees,
            analysis.Report.Reps.Count,
            [.. truth.Reps.Select((rep, index) => Compare(options.Azimuth.Degrees, rep, pairs[index]))],
            analysis.Series is { } series ? CurveRmse(series, new DemoClip(script, options), options.FrameRateHz) : null,
            analysis.Track is { } track ? KeypointErrorPercent(track, recorder.Keypoints()) : null);
    }

    private static RepAccuracy Compare(double azimuthDegrees, TrueRep truth, RepReport? found)
    {
        double? Measured(string metric) => found?.Metrics.GetValueOrDefault(metric)?.Mean;
        return new RepAccuracy(
            azimuthDegrees,
            truth.Fault,
            truth.KneeFlexionDegrees,
            Measured("kneeFlexionDegrees"),
            truth.ThighAngleDegrees,
            Measured("thighAngleDegrees"),
            truth.TrunkLeanDegrees,
            Measured("trunkLeanDegrees"),
            truth.DepthRatio,
            Measured("depthRatio"),
            found is not null,
            found?.Verdict,
            [.. found?.Faults.Select(fault => fault.Fault) ?? []]);
    }

    private static double? CurveRmse(MotionSeries series, DemoClip clip, int frameRateHz)
    {
        double sum = 0;
        var count = 0;
        for (var index = 0; index < series.TimesSeconds.Length; index++)
        {
            var frame = (int)Math.Round(series.TimesSeconds[index] * frameRateHz);
            if (frame < 0 || frame >= clip.FrameCount)
            {
                continue;
            }

            var truth = JointGeometry.KneeFlexion(clip.SkeletonAt(frame).LeftLeg).Degrees;
            foreach (var measured in new[] { series.LeftKneeFlexionDegrees[index], series.RightKneeFlexionDegrees[index] })
            {
                if (measured is { } known)
                {
                    sum += (known - truth) * (known - truth);
                    count++;
                }
            }
        }

        return count == 0 ? null : Math.Sqrt(sum / count);
    }

    private static double? KeypointErrorPercent(KeypointTrack track, KeypointTrack truth)
    {
        double sum = 0;
        var count = 0;
        var standingHeightPx = truth.Boxes[0]!.Value.HeightPx;
        for (var frame = 0; frame < Math.Min(track.FrameCount, truth.FrameCount); frame++)
        {
            var measured = track.Frame(frame);
            var known = truth.Frame(frame);
            for (var offset = 0; offset < measured.Length; offset += 3)
            {
                if (float.IsFinite(measured[offset]))
                {
                    sum += Math.Sqrt(Math.Pow(measured[offset] - known[offset], 2) + Math.Pow(measured[offset + 1] - known[offset + 1], 2));
                    count++;
                }
            }
        }

        return count == 0 ? null : 100 * sum / count / standingHeightPx;
    }
}
