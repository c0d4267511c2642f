using System.Runtime.InteropServices;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Quantiles of what the image shows over a span of time, so that one wrong frame changes nothing. NaN where nothing was seen.</summary>
internal static class ImageWindow
{
    /// <summary>Half the window around a moment.</summary>
    private const double HalfWindowSeconds = 0.15;

    /// <summary>The median around a moment.</summary>
    public static double Around(KeypointTrack track, double seconds, Func<ImageBody, double> value) =>
        Quantile(track, seconds - HalfWindowSeconds, seconds + HalfWindowSeconds, 0.5, value);

    /// <summary>The mean of the medians at both ends of a rep, or the one that is known: standing.</summary>
    public static double Standing(KeypointTrack track, RepMeasurement rep, Func<ImageBody, double> value)
    {
        var start = Around(track, rep.StartSeconds, value);
        var end = Around(track, rep.EndSeconds, value);
        return double.IsNaN(start) ? end : double.IsNaN(end) ? start : (start + end) / 2;
    }

    public static double Bottom(KeypointTrack track, RepMeasurement rep, Func<ImageBody, double> value) => Around(track, rep.BottomSeconds, value);

    /// <summary>The value below which the given part of the known ones lies.</summary>
    public static double Quantile(KeypointTrack track, double fromSeconds, double toSeconds, double part, Func<ImageBody, double> value)
    {
        var values = new List<double>();
        foreach (var frame in Frames(track, fromSeconds, toSeconds))
        {
            values.Add(value(new ImageBody(track.Frame(frame))));
        }

        return SignalSmoother.Quantile(CollectionsMarshal.AsSpan(values), part);
    }

    /// <summary>The frames of a span of time.</summary>
    public static IEnumerable<int> Frames(KeypointTrack track, double fromSeconds, double toSeconds)
    {
        var found = track.TimesSeconds.BinarySearch(fromSeconds);
        for (var frame = found < 0 ? ~found : found; frame < track.FrameCount && track.TimesSeconds[frame] <= toSeconds; frame++)
        {
            yield return frame;
        }
    }
}
