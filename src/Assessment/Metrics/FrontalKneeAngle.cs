using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>The frontal-plane projection angle of a knee: in a video from the image, which a front or back view shows without any depth; else from the joints.</summary>
internal static class FrontalKneeAngle
{
    /// <summary>A steep thigh: between these knee flexions its projection is long enough to have a direction.</summary>
    private static readonly (double Least, double Greatest) _kneeDegrees = (30, 75);

    private const double GreatestQuantile = 0.9;

    /// <summary>Degrees, positive inward; NaN where no frame of the rep shows it.</summary>
    public static double Measure(RepMeasurement rep, BodySide side)
    {
        var angles = new List<double>();
        for (var frame = rep.Rep.StartFrame; frame <= rep.Rep.EndFrame; frame++)
        {
            var pose = new Pose(rep.Joints, frame);
            var flexion = pose.KneeFlexion(side).Degrees;
            if (flexion >= _kneeDegrees.Least && flexion <= _kneeDegrees.Greatest)
            {
                angles.Add(rep.Track is { } track ? InImage(track, rep.Joints.TimeSeconds(frame), side) : InSpace(pose, side));
            }
        }

        return Extremes.Quantile(angles, GreatestQuantile);
    }

    private static double InSpace(in Pose pose, BodySide side)
    {
        var outward = side == BodySide.Left ? pose.Leftward : pose.Leftward * -1;
        var thigh = pose.Knee(side) - pose.Hip(side);
        var shank = pose.Ankle(side) - pose.Knee(side);
        return Inward(thigh.Dot(outward), -thigh.Z, shank.Dot(outward), -shank.Z);
    }

    private static double InImage(KeypointTrack track, double seconds, BodySide side)
    {
        var times = track.TimesSeconds;
        var frame = times.BinarySearch(seconds) is var found && found < 0 ? Math.Min(~found, times.Length - 1) : found;
        var body = new ImageBody(track.Frame(frame));
        var outward = side == BodySide.Left ? body.LeftwardAcross : -body.LeftwardAcross;
        var (hip, knee, ankle) = (body.Hip(side), body.Knee(side), body.Ankle(side));
        return Inward(outward * (knee.XPx - hip.XPx), knee.YPx - hip.YPx, outward * (ankle.XPx - knee.XPx), ankle.YPx - knee.YPx);
    }

    /// <summary>The shank leans further outward than the thigh where the knee is inside the line hip–ankle.</summary>
    private static double Inward(double thighOut, double thighDown, double shankOut, double shankDown) =>
        Angle.FromRadians(Math.Atan2(shankOut, shankDown) - Math.Atan2(thighOut, thighDown)).Degrees;
}
