using MathNet.Numerics.Statistics;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// The vertical of joints whose own is none. Whoever triangulates from tipped cameras, or takes a phone's axes for the world's, gets joints along the camera: then every
/// lean, depth and height over the feet is off by the tilt. Athletes who stand with straight legs stand upright; where they do so well off the given vertical, it is the tilt that
/// shows, and the sequence is turned until they stand. Lifted joints need none of this: the lifter answers along gravity.
/// </summary>
public static class StandingVertical
{
    /// <summary>From the ankles to the neck people stand less than this off the vertical (UI-PRMD's deep squats, eight people); such a tilt is theirs.</summary>
    public const double NaturalTiltDegrees = 8;

    /// <summary>Further off than this the body lies, or holds itself on its hands.</summary>
    public const double LyingTiltDegrees = 45;

    /// <summary>Fewer frames of standing say nothing.</summary>
    private const int FewestFrames = 5;

    /// <summary>Ankles and neck as far apart as this part of the most (95th percentile): stretched, not bent over.</summary>
    private const double StretchedPart = 0.97;

    /// <summary>Knees within this of the straightest (5th percentile) and under the greatest flexion; other sources see up to 40° in straight legs.</summary>
    private const double KneeSlackDegrees = 15, GreatestKneeFlexionDegrees = 60;

    /// <summary>Trunk against legs beyond which somebody is bent over, as in a row.</summary>
    private const double GreatestHipFlexionDegrees = 40;

    private static readonly Position3D _up = new(0, 0, 1);

    /// <summary>The sequence with its athlete upright in standing; the one that came in where they stand upright, lie, or are never seen to stand.</summary>
    /// <param name="joints">Metres, z taken for up.</param>
    /// <param name="tilt">How far the athlete stood off the vertical; unknown (NaN) where nobody is seen to stand.</param>
    public static JointSequence Level(JointSequence joints, out Angle tilt)
    {
        var axis = Axis(joints);
        tilt = axis?.AngleTo(_up) ?? Angle.FromDegrees(double.NaN);
        return axis is { } leaning && tilt.Degrees is > NaturalTiltDegrees and <= LyingTiltDegrees ? Turned(joints, leaning) : joints;
    }

    /// <summary>The direction from the ankles to the neck, a unit vector: the mean over the frames in which the athlete stands.</summary>
    private static Position3D? Axis(JointSequence joints)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var bodies = Enumerable.Range(0, joints.FrameCount).Select(frame => Standing.Of(joints, frame)).Where(body => body.IsKnown).ToList();
        if (bodies.Count < FewestFrames)
        {
            return null;
        }

        var stretched = StretchedPart * bodies.Select(body => body.Up.LengthMetres).Quantile(0.95);
        var straight = Math.Min(GreatestKneeFlexionDegrees, bodies.Select(body => body.KneeFlexionDegrees).Quantile(0.05) + KneeSlackDegrees);
        var upright = bodies.Where(body => body.Up.LengthMetres >= stretched && body.KneeFlexionDegrees <= straight && body.HipFlexionDegrees <= GreatestHipFlexionDegrees).ToList();
        if (upright.Count < FewestFrames)
        {
            return null;
        }

        var sum = upright.Aggregate(default(Position3D), (total, body) => total + (body.Up * (1 / body.Up.LengthMetres)));
        return sum * (1 / sum.LengthMetres);
    }

    /// <summary>Turned by the shortest way that brings the axis upright (Rodrigues), about the origin.</summary>
    private static JointSequence Turned(JointSequence joints, Position3D axis)
    {
        var about = axis.Cross(_up);
        var positions = new float[joints.Positions.Length];
        for (var offset = 0; offset < positions.Length; offset += 3)
        {
            var at = new Position3D(joints.Positions[offset], joints.Positions[offset + 1], joints.Positions[offset + 2]);
            var across = about.Cross(at);
            var turned = at + across + (about.Cross(across) * (1 / (1 + axis.Z)));
            (positions[offset], positions[offset + 1], positions[offset + 2]) = ((float)turned.X, (float)turned.Y, (float)turned.Z);
        }

        return new JointSequence(joints.FrameRateHz, positions, joints.SigmasMetres.IsEmpty ? null : joints.SigmasMetres.ToArray(), joints.StartSeconds);
    }

    /// <summary>One frame: ankles to neck (without one, to the middle of the shoulders), the more bent knee, and the trunk against the legs.</summary>
    private readonly record struct Standing(Position3D Up, double KneeFlexionDegrees, double HipFlexionDegrees)
    {
        public bool IsKnown => double.IsFinite(Up.LengthMetres + KneeFlexionDegrees + HipFlexionDegrees);

        public static Standing Of(JointSequence joints, int frame)
        {
            var ankles = Position3D.Middle(joints[frame, Joint.LeftAnkle], joints[frame, Joint.RightAnkle]);
            var hips = Position3D.Middle(joints[frame, Joint.LeftHip], joints[frame, Joint.RightHip]);
            var neck = joints[frame, Joint.Neck] is { IsKnown: true } known ? known : Position3D.Middle(joints[frame, Joint.LeftShoulder], joints[frame, Joint.RightShoulder]);
            var knees = Math.Max(
                Flexion(joints[frame, Joint.LeftHip], joints[frame, Joint.LeftKnee], joints[frame, Joint.LeftAnkle]),
                Flexion(joints[frame, Joint.RightHip], joints[frame, Joint.RightKnee], joints[frame, Joint.RightAnkle]));
            return new Standing(neck - ankles, knees, Flexion(neck, hips, ankles));
        }

        private static double Flexion(Position3D from, Position3D at, Position3D to) => (at - from).AngleTo(to - at).Degrees;
    }
}
