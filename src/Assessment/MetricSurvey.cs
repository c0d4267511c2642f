using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>The metrics of every rep without faults and verdicts, and so without any network: for norms, for measuring errors, for fusing cameras.</summary>
public static class MetricSurvey
{
    /// <summary>One entry a rep, in the order of time; a metric that the view does not show is null.</summary>
    /// <param name="joints">T × 19 joints, metres, z up; the camera's axes where there is a track.</param>
    /// <param name="track">The 2D track of the same frames; null without a video.</param>
    /// <param name="options">Null for the defaults.</param>
    public static IReadOnlyList<SurveyedRep> Measure(JointSequence joints, KeypointTrack? track = null, AssessmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(joints);
        options ??= AssessmentOptions.Default;
        var segmented = new RepSegmenter(options.Reps).Segment(RepSignalBuilder.Build(joints, track, options.Reps));
        var set = SetReference.Of(segmented);
        return segmented.ConvertAll(one =>
        {
            var rep = new RepMeasurement(joints, one, track) { AthleteHeightMetres = options.AthleteHeightMetres ?? double.NaN, Set = set };
            var view = track is null ? null : ViewEstimator.Estimate(joints, one.Rep.StartFrame, one.Rep.EndFrame, options.View);
            return new SurveyedRep(
                one.Rep, rep.StartSeconds, rep.BottomSeconds, rep.EndSeconds, view, RepMetrics.Measure(rep, new MetricVisibility(view, options.View)).Values);
        });
    }
}
