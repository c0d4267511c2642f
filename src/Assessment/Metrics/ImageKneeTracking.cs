using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Knee separation over ankle separation across the image. Turning the body about the vertical shortens both alike (knees are equally far
/// forward, and so are ankles), so the ratio holds in every view but the side view, without any guess of depth.
/// </summary>
internal static class ImageKneeTracking
{
    /// <summary>Half the window around the bottom, as for the metrics of the joints.</summary>
    private const double HalfWindowSeconds = 0.1;

    /// <summary>Ankles nearer to each other in the image than this part of the trunk's length make the ratio noise.</summary>
    private const double MinAnklesOverTrunk = 0.25;

    /// <summary>The part of the loaded frames that may be lower: one wrong frame is not the smallest value.</summary>
    private const double SmallestQuantile = 0.1;

    /// <summary>Median around the bottom; NaN where the ankles are not seen apart.</summary>
    public static double AtBottom(KeypointTrack track, RepMeasurement rep) =>
        Quantile(track, rep.BottomSeconds - HalfWindowSeconds, rep.BottomSeconds + HalfWindowSeconds, 0.5);

    /// <summary>The tenth percentile from half-way down to half-way up, or of one of both ways.</summary>
    public static double Smallest(KeypointTrack track, RepMeasurement rep, RepSpan span) =>
        Quantile(track, rep.LoadedFromSeconds(span), rep.LoadedToSeconds(span), SmallestQuantile);

    private static double Quantile(KeypointTrack track, double fromSeconds, double toSeconds, double part) =>
        ImageWindow.Quantile(track, fromSeconds, toSeconds, part, body => body.KneeAnkleRatio(MinAnklesOverTrunk));
}
