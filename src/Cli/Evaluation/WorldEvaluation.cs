using SquatCoach.Assessment;
using SquatCoach.Capture;
using SquatCoach.Demo;

namespace SquatCoach.Cli;

/// <summary>
/// Our joints beside BlazePose's world landmarks, on the same frames. Ours are the product's: athlete found, followed, smoothed, lifted. BlazePose is
/// given the true keypoints to look around, so that no athlete has to be found and no ROI is ever wrong: more than a fair chance. It has no
/// smoothing over time here, which counts in single frames (curve, P-MPJPE) and hardly at the bottom, where the median of 0.2 s is taken.
/// </summary>
public sealed class WorldEvaluation(SquatAnalyzer analyzer, WorldLandmarkEstimator other)
{
    private const string Ours = "SquatCoach";

    /// <summary>Analyses a clip both ways.</summary>
    /// <returns>Our row, then BlazePose's.</returns>
    public async Task<IReadOnlyList<WorldAccuracy>> EvaluateAsync(string clip, SquatScript script, DemoClipOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var recorder = new TruthRecorder(script, options);
        var comparison = new WorldComparison(recorder.Joints(), recorder.Reps().Reps);
        var analysis = await analyzer.AnalyzeAsync(clip, progress: null, cancellationToken).ConfigureAwait(false);
        var world = await other.EstimateAsync(clip, recorder.Keypoints(), options.FrameRateHz, cancellationToken).ConfigureAwait(false);
        return
        [
            comparison.Of(options.Azimuth.Degrees, Ours, analysis.Joints),
            comparison.Of(options.Azimuth.Degrees, other.Name, world),
        ];
    }
}
