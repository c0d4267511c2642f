using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// The standing pose that a rep is compared with: a frame in which the angle hip–knee–ankle is over 150°, the straightest of the three
/// seconds up to the rep's start; where there is none, the straightest of those and of the rep itself.
/// </summary>
/// <param name="Frame">Index in the sequence.</param>
/// <param name="KneeAngle">Mean of both legs, 180° is straight; unknown where no frame shows both legs.</param>
public readonly record struct CanonicalPose(int Frame, Angle KneeAngle)
{
    private const double SearchSeconds = 3;

    /// <summary>Over this a leg counts as straight (Ogata et al. 2019).</summary>
    public static Angle Standing { get; } = Angle.FromDegrees(150);

    /// <param name="startFrame">First frame of the rep.</param>
    /// <param name="endFrame">Its last frame.</param>
    public static CanonicalPose Find(JointSequence joints, int startFrame, int endFrame)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var from = Math.Max(0, startFrame - (int)Math.Round(SearchSeconds * joints.FrameRateHz));
        var before = Straightest(joints, from, startFrame);
        return before.KneeAngle > Standing ? before : Straightest(joints, from, endFrame);
    }

    /// <summary>The angle hip–knee–ankle, mean of the two legs; unknown where a joint of either is.</summary>
    public static Angle KneeAngleOf(JointSequence joints, int frame)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var right = AngleAt(joints[frame, Joint.RightHip], joints[frame, Joint.RightKnee], joints[frame, Joint.RightAnkle]);
        var left = AngleAt(joints[frame, Joint.LeftHip], joints[frame, Joint.LeftKnee], joints[frame, Joint.LeftAnkle]);
        return Angle.FromRadians((right.Radians + left.Radians) / 2);
    }

    private static CanonicalPose Straightest(JointSequence joints, int from, int to)
    {
        var best = new CanonicalPose(from, Angle.FromRadians(double.NaN));
        for (var frame = from; frame <= to; frame++)
        {
            var angle = KneeAngleOf(joints, frame);
            if (angle.IsKnown && (!best.KneeAngle.IsKnown || angle > best.KneeAngle))
                best = new CanonicalPose(frame, angle);
        }

        return best;
    }

    private static Angle AngleAt(Position3D hip, Position3D knee, Position3D ankle) => (hip - knee).AngleTo(ankle - knee);
}
