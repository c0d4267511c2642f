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
    public static double AtBottom(KeypointTrack track, RepMeasurement rep)
    {
        var bottom = rep.Joints.TimeSeconds(rep.Rep.BottomFrame);
        return Quantile(track, bottom - HalfWindowSeconds, bottom + HalfWindowSeconds, 0.5);
    }

    /// <summary>The tenth percentile from half-way down to half-way up.</summary>
    public static double Smallest(KeypointTrack track, RepMeasurement rep) => Quantile(
        track,
        rep.Joints.TimeSeconds(rep.Rep.StartFrame) + (rep.Tempo.DescentSeconds / 2),
        rep.Joints.TimeSeconds(rep.Rep.EndFrame) - (rep.Tempo.AscentSeconds / 2),
        SmallestQuantile);

    private static double Quantile(KeypointTrack track, double fromSeconds, double toSeconds, double part)
    {
        var times = track.TimesSeconds;
        var first = times.BinarySearch(fromSeconds) is var found && found < 0 ? ~found : found;
        var ratios = new List<double>();
        for (var frame = first; frame < times.Length && times[frame] <= toSeconds; frame++)
        {
            ratios.Add(new ImageBody(track.Frame(frame)).KneeAnkleRatio(MinAnklesOverTrunk));
        }

        return SignalSmoother.Quantile(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ratios), part);
    }
}
