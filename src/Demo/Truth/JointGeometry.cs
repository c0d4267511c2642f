using System.Numerics;
using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>Angles and ratios measured from joint centres alone, so that what the mannequin was told can be checked against what it did.</summary>
public static class JointGeometry
{
    /// <summary>0° is a straight leg.</summary>
    public static Angle KneeFlexion(LegPose leg) => Between(leg.Knee - leg.Hip, leg.Ankle - leg.Knee);

    /// <summary>Between the trunk's line continued downwards and the thigh.</summary>
    public static Angle HipFlexion(MannequinSkeleton skeleton) =>
        Between(skeleton.MidHip - skeleton.Spine.Neck, skeleton.LeftLeg.Knee - skeleton.LeftLeg.Hip);

    public static Angle TrunkLean(MannequinSkeleton skeleton) => Between(skeleton.Spine.Neck - skeleton.MidHip, BodyFrame.Up);

    /// <summary>Knee→hip against the horizontal: 90° in standing, 0° parallel to the floor, negative where the hip is lower than the knee.</summary>
    public static Angle ThighAngle(LegPose leg)
    {
        var thigh = leg.Hip - leg.Knee;
        return Angle.FromRadians(Math.Asin(thigh.Z / thigh.Length()));
    }

    /// <summary>Height of the hips over the knees in thigh lengths.</summary>
    public static double DepthRatio(MannequinSkeleton skeleton) =>
        (skeleton.LeftLeg.Hip.Z - skeleton.LeftLeg.Knee.Z) / Vector3.Distance(skeleton.LeftLeg.Hip, skeleton.LeftLeg.Knee);

    public static double KneeAnkleRatio(MannequinSkeleton skeleton) =>
        Vector3.Distance(skeleton.LeftLeg.Knee, skeleton.RightLeg.Knee) / Vector3.Distance(skeleton.LeftLeg.Ankle, skeleton.RightLeg.Ankle);

    private static Angle Between(Vector3 first, Vector3 second) =>
        Angle.FromRadians(Math.Atan2(Vector3.Cross(first, second).Length(), Vector3.Dot(first, second)));
}
