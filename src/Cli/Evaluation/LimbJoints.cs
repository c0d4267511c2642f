using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>
/// The twelve joints that every pose estimator has, and the angles between them. Whatever rests on an unknown joint is NaN.
/// </summary>
public static class LimbJoints
{
    private static readonly (Joint Hip, Joint Knee, Joint Ankle) _left = (Joint.LeftHip, Joint.LeftKnee, Joint.LeftAnkle);
    private static readonly (Joint Hip, Joint Knee, Joint Ankle) _right = (Joint.RightHip, Joint.RightKnee, Joint.RightAnkle);

    /// <summary>Ankles, knees, hips, wrists, elbows, shoulders.</summary>
    public static ImmutableArray<Joint> All { get; } =
    [
        Joint.RightAnkle, Joint.RightKnee, Joint.RightHip, Joint.LeftHip, Joint.LeftKnee, Joint.LeftAnkle,
        Joint.RightWrist, Joint.RightElbow, Joint.RightShoulder, Joint.LeftShoulder, Joint.LeftElbow, Joint.LeftWrist,
    ];

    /// <summary>The places of the twelve in one frame, in the order of <see cref="All"/>.</summary>
    public static Position3D[] At(JointSequence joints, int frame)
    {
        ArgumentNullException.ThrowIfNull(joints);
        return [.. All.Select(joint => joints[frame, joint])];
    }

    /// <summary>0° is a straight leg; mean of both legs.</summary>
    public static double KneeFlexionDegrees(JointSequence joints, int frame) =>
        (LeftKneeFlexionDegrees(joints, frame) + RightKneeFlexionDegrees(joints, frame)) / 2;

    public static double LeftKneeFlexionDegrees(JointSequence joints, int frame) => KneeFlexion(joints, frame, _left);

    public static double RightKneeFlexionDegrees(JointSequence joints, int frame) => KneeFlexion(joints, frame, _right);

    /// <summary>
    /// Between the line of the trunk and the thigh, mean of both legs. The trunk ends at the middle of the shoulders, not at the neck as in a
    /// report, because BlazePose has no neck.
    /// </summary>
    public static double HipFlexionDegrees(JointSequence joints, int frame)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var hips = Position3D.Middle(joints[frame, Joint.LeftHip], joints[frame, Joint.RightHip]);
        var down = hips - Position3D.Middle(joints[frame, Joint.LeftShoulder], joints[frame, Joint.RightShoulder]);
        double OfLeg((Joint Hip, Joint Knee, Joint Ankle) leg) => down.AngleTo(joints[frame, leg.Knee] - joints[frame, leg.Hip]).Degrees;
        return (OfLeg(_left) + OfLeg(_right)) / 2;
    }

    private static double KneeFlexion(JointSequence joints, int frame, (Joint Hip, Joint Knee, Joint Ankle) leg)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var knee = joints[frame, leg.Knee];
        return (knee - joints[frame, leg.Hip]).AngleTo(joints[frame, leg.Ankle] - knee).Degrees;
    }
}
