namespace SquatCoach.Movement;

/// <summary>
/// The 19 nodes of the 3D skeleton, in the "cocoplus" order of HMR (Kanazawa et al. 2018) that Ogata et al. 2019 use.
/// Left and right are the athlete's own. The numeric value is the index in every T × 19 × 3 array.
/// </summary>
public enum Joint
{
    RightAnkle,
    RightKnee,
    RightHip,
    LeftHip,
    LeftKnee,
    LeftAnkle,
    RightWrist,
    RightElbow,
    RightShoulder,
    LeftShoulder,
    LeftElbow,
    LeftWrist,
    Neck,
    HeadTop,
    Nose,
    LeftEye,
    RightEye,
    LeftEar,
    RightEar,
}
