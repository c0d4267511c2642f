using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// How far the head is tipped, from the height of the nose over the ears in the image: a single camera sees heights far better than the
/// depth of a face. The length ears→nose is taken from the trunk in standing, so a turned or far head does not change it.
/// </summary>
internal static class ImageHeadPitch
{
    /// <summary>Ears→nose over mid-hip→mid-shoulder, from adult head and trunk lengths (0.115 m and 0.49 m; Drillis and Contini 1966, ISO 15535 heads).</summary>
    private const double GazeOverTrunk = 0.235;

    /// <summary>Degrees at the bottom minus degrees in standing, positive up; NaN where the head was not seen.</summary>
    public static double Measure(KeypointTrack track, RepMeasurement rep)
    {
        var gazePx = GazeOverTrunk * Math.Max(
            ImageWindow.Around(track, rep.StartSeconds, body => body.TrunkLengthPx), ImageWindow.Around(track, rep.EndSeconds, body => body.TrunkLengthPx));
        double Degrees(double seconds) =>
            Angle.FromRadians(Math.Asin(Math.Clamp(ImageWindow.Around(track, seconds, body => body.NoseOverEarsPx) / gazePx, -1, 1))).Degrees;
        return Degrees(rep.BottomSeconds) - ((Degrees(rep.StartSeconds) + Degrees(rep.EndSeconds)) / 2);
    }
}
