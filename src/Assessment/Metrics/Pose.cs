using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// One frame of a <see cref="JointSequence"/> in the words of anatomy. Metres, z up; whatever rests on an unknown joint is NaN.
/// Nothing here changes when the whole body is moved or turned about the vertical.
/// </summary>
internal readonly struct Pose(JointSequence joints, int frame)
{
    public static ImmutableArray<BodySide> Sides { get; } = [BodySide.Left, BodySide.Right];

    public static Position3D Up => new(0, 0, 1);

    public Position3D MidHip => Position3D.Middle(Hip(BodySide.Left), Hip(BodySide.Right));

    public Position3D MidShoulder => Position3D.Middle(Shoulder(BodySide.Left), Shoulder(BodySide.Right));

    public Position3D Neck => joints[frame, Joint.Neck] is { IsKnown: true } neck ? neck : MidShoulder;

    public Position3D Nose => joints[frame, Joint.Nose];

    public Position3D HeadTop => joints[frame, Joint.HeadTop];

    public Position3D MidEar => Position3D.Middle(joints[frame, Joint.LeftEar], joints[frame, Joint.RightEar]);

    /// <summary>Mid-hip → neck.</summary>
    public Position3D Trunk => Neck - MidHip;

    /// <summary>The trunk against the vertical, 0° upright, 180° upside down.</summary>
    public Angle TrunkLean => Trunk.AngleTo(Up);

    /// <summary>Horizontal unit vector to the athlete's left: hips and shoulders together, or those of the two that are known.</summary>
    public Position3D Leftward
    {
        get
        {
            var hips = Hip(BodySide.Left) - Hip(BodySide.Right);
            var shoulders = Shoulder(BodySide.Left) - Shoulder(BodySide.Right);
            var axis = !hips.IsKnown ? shoulders : shoulders.IsKnown ? hips + shoulders : hips;
            var level = new Position3D(axis.X, axis.Y, 0);
            return level * (1 / level.LengthMetres);
        }
    }

    /// <summary>Horizontal unit vector to where the athlete faces.</summary>
    public Position3D Forward => Leftward.Cross(Up);

    /// <summary>Mid-hip over the lower ankle: a lifted foot does not shorten it.</summary>
    public double HipHeightMetres => MidHip.Z - LowerAnkleZ;

    /// <summary>Distance of the hip centres.</summary>
    public double HipWidthMetres => (Hip(BodySide.Left) - Hip(BodySide.Right)).LengthMetres;

    private double LowerAnkleZ
    {
        get
        {
            var (left, right) = (Ankle(BodySide.Left).Z, Ankle(BodySide.Right).Z);
            return double.IsNaN(left) ? right : double.IsNaN(right) ? left : Math.Min(left, right);
        }
    }

    public Position3D Hip(BodySide side) => joints[frame, side == BodySide.Left ? Joint.LeftHip : Joint.RightHip];

    public Position3D Knee(BodySide side) => joints[frame, side == BodySide.Left ? Joint.LeftKnee : Joint.RightKnee];

    public Position3D Ankle(BodySide side) => joints[frame, side == BodySide.Left ? Joint.LeftAnkle : Joint.RightAnkle];

    public Position3D Shoulder(BodySide side) => joints[frame, side == BodySide.Left ? Joint.LeftShoulder : Joint.RightShoulder];

    public double ThighMetres(BodySide side) => (Hip(side) - Knee(side)).LengthMetres;

    public double ShankMetres(BodySide side) => (Knee(side) - Ankle(side)).LengthMetres;

    /// <summary>180° minus the angle hip–knee–ankle, in the plane of the leg: 0° is a straight leg.</summary>
    public Angle KneeFlexion(BodySide side) => (Knee(side) - Hip(side)).AngleTo(Ankle(side) - Knee(side));

    /// <summary>180° minus the angle neck–hip–knee: 0° is a thigh in line with the trunk.</summary>
    public Angle HipFlexion(BodySide side) => (Trunk * -1).AngleTo(Knee(side) - Hip(side));

    /// <summary>The thigh over the horizontal: 90° in standing, 0° parallel to the floor, negative below parallel.</summary>
    public Angle ThighAngle(BodySide side) => Angle.FromRadians(Math.Asin((Hip(side) - Knee(side)).Z / ThighMetres(side)));

    /// <summary>The shank against the vertical in the sagittal plane, positive with the knee before the ankle: ankle dorsiflexion over a flat foot.</summary>
    public Angle ShankLean(BodySide side) => SagittalLean(Knee(side) - Ankle(side));

    /// <summary>How far the knee is before the ankle, in shank lengths.</summary>
    public double KneeForwardRatio(BodySide side) => (Knee(side) - Ankle(side)).Dot(Forward) / ShankMetres(side);

    /// <summary>A direction against the vertical in the sagittal plane, positive forward.</summary>
    public Angle SagittalLean(Position3D direction) => Angle.FromRadians(Math.Atan2(direction.Dot(Forward), direction.Z));

    /// <summary>Distance between the left and the right one of a pair, in the frontal plane.</summary>
    public double Apart(Position3D left, Position3D right) => (left - right).Dot(Leftward);

    /// <summary>How far the line right→left of a pair is tipped out of the horizontal; positive with the left one higher.</summary>
    public static Angle Tilt(Position3D left, Position3D right) => Angle.FromRadians(Math.Asin((left - right).Z / (left - right).LengthMetres));
}
