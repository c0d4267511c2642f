using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Fills the curves of a report from the smoothed signals that the reps were found in.</summary>
internal static class MotionCurves
{
    private const double StandingQuantile = 0.9;

    public static MotionSeries Of(JointSequence joints, RepSignals signals)
    {
        var standing = SignalSmoother.Quantile(signals.HipHeight, StandingQuantile);
        return new MotionSeries
        {
            FrameRateHz = joints.FrameRateHz,
            TimesSeconds = [.. Enumerable.Range(0, joints.FrameCount).Select(frame => Math.Round(joints.TimeSeconds(frame), 4))],
            LeftKneeFlexionDegrees = Known(signals.LeftKneeDegrees, 1, 1),
            RightKneeFlexionDegrees = Known(signals.RightKneeDegrees, 1, 1),
            HipHeightRatio = Known(signals.HipHeight, 1 / standing, 4),
            TrunkLeanDegrees = Known(signals.LeanDegrees, 1, 1),
        };
    }

    private static double?[] Known(double[] values, double factor, int decimals) =>
        [.. values.Select(value => double.IsFinite(value * factor) ? Math.Round(value * factor, decimals) : (double?)null)];
}
