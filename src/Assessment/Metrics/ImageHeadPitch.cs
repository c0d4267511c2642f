using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// How far the head is tipped, from the height of the nose over the ears in the image: a single camera sees heights far better than the
/// depth of a face. The length ears→nose is taken from the trunk in standing, so a turned or far head does not change it.
/// </summary>
internal static class ImageHeadPitch
{
    /// <summary>Half the window around a frame.</summary>
    private const double HalfWindowSeconds = 0.15;

    /// <summary>Ears→nose over mid-hip→mid-shoulder, from adult head and trunk lengths (0.115 m and 0.49 m; Drillis and Contini 1966, ISO 15535 heads).</summary>
    private const double GazeOverTrunk = 0.235;

    /// <summary>Degrees at the bottom minus degrees in standing, positive up; NaN where the head was not seen.</summary>
    public static double Measure(KeypointTrack track, RepMeasurement rep)
    {
        var joints = rep.Joints;
        var (start, end) = (joints.TimeSeconds(rep.Rep.StartFrame), joints.TimeSeconds(rep.Rep.EndFrame));
        var gazePx = GazeOverTrunk * Math.Max(Median(track, start, body => body.TrunkLengthPx), Median(track, end, body => body.TrunkLengthPx));
        double Degrees(double seconds) => Angle.FromRadians(Math.Asin(Math.Clamp(Median(track, seconds, body => body.NoseOverEarsPx) / gazePx, -1, 1))).Degrees;
        return Degrees(joints.TimeSeconds(rep.Rep.BottomFrame)) - ((Degrees(start) + Degrees(end)) / 2);
    }

    private static double Median(KeypointTrack track, double seconds, Func<ImageBody, double> value)
    {
        var times = track.TimesSeconds;
        var first = times.BinarySearch(seconds - HalfWindowSeconds) is var found && found < 0 ? ~found : found;
        var values = new List<double>();
        for (var frame = first; frame < times.Length && times[frame] <= seconds + HalfWindowSeconds; frame++)
        {
            values.Add(value(new ImageBody(track.Frame(frame))));
        }

        return SignalSmoother.Quantile(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values), 0.5);
    }
}
