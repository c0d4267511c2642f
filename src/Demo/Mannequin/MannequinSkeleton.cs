using System.Numerics;
using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>All joint centres of the mannequin in one instant, world metres (see <see cref="BodyFrame"/>).</summary>
public sealed record MannequinSkeleton(
    Vector3 MidHip,
    LegPose LeftLeg,
    LegPose RightLeg,
    ArmPose LeftArm,
    ArmPose RightArm,
    SpineCurve Spine,
    HeadPose Head,
    double SkullMetres)
{
    public Vector3 HeadTop => Head.At(0, 0, SkullMetres);

    public Vector3 this[Joint joint] => joint switch
    {
        Joint.RightAnkle => RightLeg.Ankle,
        Joint.RightKnee => RightLeg.Knee,
        Joint.RightHip => RightLeg.Hip,
        Joint.LeftHip => LeftLeg.Hip,
        Joint.LeftKnee => LeftLeg.Knee,
        Joint.LeftAnkle => LeftLeg.Ankle,
        Joint.RightWrist => RightArm.Wrist,
        Joint.RightElbow => RightArm.Elbow,
        Joint.RightShoulder => RightArm.Shoulder,
        Joint.LeftShoulder => LeftArm.Shoulder,
        Joint.LeftElbow => LeftArm.Elbow,
        Joint.LeftWrist => LeftArm.Wrist,
        Joint.Neck => Spine.Neck,
        Joint.HeadTop => HeadTop,
        Joint.Nose => Head.Nose,
        Joint.LeftEye => Head.LeftEye,
        Joint.RightEye => Head.RightEye,
        Joint.LeftEar => Head.LeftEar,
        Joint.RightEar => Head.RightEar,
        _ => throw new ArgumentOutOfRangeException(nameof(joint), joint, "Expected one of the 19 joints."),
    };

    public Vector3 this[Keypoint keypoint] => keypoint switch
    {
        Keypoint.LeftHeel => LeftLeg.Heel,
        Keypoint.RightHeel => RightLeg.Heel,
        Keypoint.LeftFootIndex => LeftLeg.Toe,
        Keypoint.RightFootIndex => RightLeg.Toe,
        _ => this[Enum.Parse<Joint>(keypoint.ToString())],
    };
}
