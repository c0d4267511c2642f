namespace SquatCoach.Movement;

/// <summary>
/// The 21 keypoints in the image: the COCO 17 in COCO order, then the feet, which show rising heels and where the foot points.
/// Left and right are the athlete's own. The numeric value is the index in every T × 21 × 3 array.
/// </summary>
public enum Keypoint
{
    Nose,
    LeftEye,
    RightEye,
    LeftEar,
    RightEar,
    LeftShoulder,
    RightShoulder,
    LeftElbow,
    RightElbow,
    LeftWrist,
    RightWrist,
    LeftHip,
    RightHip,
    LeftKnee,
    RightKnee,
    LeftAnkle,
    RightAnkle,
    LeftHeel,
    RightHeel,
    LeftFootIndex,
    RightFootIndex,
}
