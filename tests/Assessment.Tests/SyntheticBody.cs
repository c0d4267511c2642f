using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>
/// A body whose angles are known because it is built from them: thighs and shanks of 0.42 m, feet 0.3 m apart, facing +x with the left side at +y.
/// </summary>
internal static class SyntheticBody
{
    public const float Thigh = 0.42f;
    public const float Shank = 0.42f;
    private const float HalfHips = 0.12f;
    private const float HalfStance = 0.15f;

    /// <summary>19 × 3 values. The shank leans forward by 0.3 of the knee flexion, the thigh back by the rest.</summary>
    public static float[] Pose(SyntheticPose pose)
    {
        var joints = new float[JointSequence.ValuesPerFrame];
        var (shank, thigh, lean) = (Radians(0.3f * pose.KneeDegrees), Radians(0.7f * pose.KneeDegrees), Radians(pose.LeanDegrees));
        var kneeX = Shank * MathF.Sin(shank);
        var kneeZ = Shank * MathF.Cos(shank);
        var hipX = kneeX - (Thigh * MathF.Sin(thigh));
        var hipZ = kneeZ + (Thigh * MathF.Cos(thigh));
        void Put(Joint joint, float x, float y, float z) => (joints[(int)joint * 3], joints[((int)joint * 3) + 1], joints[((int)joint * 3) + 2]) = (x, y, z);
        void Along(Joint joint, float up, float forward, float y) =>
            Put(joint, hipX + (up * MathF.Sin(lean)) + (forward * MathF.Cos(lean)), y, hipZ + (up * MathF.Cos(lean)) - (forward * MathF.Sin(lean)));

        foreach (var (side, ankle, knee, hip) in new[] { (1f, Joint.LeftAnkle, Joint.LeftKnee, Joint.LeftHip), (-1f, Joint.RightAnkle, Joint.RightKnee, Joint.RightHip) })
        {
            Put(ankle, 0, side * HalfStance, 0.08f);
            Put(knee, kneeX, side * HalfStance * pose.KneeAnkleRatio, kneeZ + 0.08f);
            Put(hip, hipX, side * HalfHips, hipZ + 0.08f);
        }

        hipZ += 0.08f;
        foreach (var (side, shoulder, elbow, wrist, eye, ear) in new[]
        {
            (1f, Joint.LeftShoulder, Joint.LeftElbow, Joint.LeftWrist, Joint.LeftEye, Joint.LeftEar),
            (-1f, Joint.RightShoulder, Joint.RightElbow, Joint.RightWrist, Joint.RightEye, Joint.RightEar),
        })
        {
            Along(shoulder, 0.48f, 0, side * 0.19f);
            Along(elbow, 0.48f - (0.28f * MathF.Cos(Radians(pose.ArmDegrees))), 0.28f * MathF.Sin(Radians(pose.ArmDegrees)), side * 0.2f);
            Along(wrist, 0.48f - (0.52f * MathF.Cos(Radians(pose.ArmDegrees))), 0.52f * MathF.Sin(Radians(pose.ArmDegrees)), side * 0.2f);
            Along(ear, 0.66f, 0, side * 0.07f);
            Along(eye, 0.68f, 0.08f, side * 0.03f);
        }

        Along(Joint.Neck, 0.5f, 0, 0);
        Along(Joint.HeadTop, 0.78f, 0, 0);
        Along(Joint.Nose, 0.64f, 0.11f, 0);
        return joints;
    }

    public static JointSequence Sequence(IEnumerable<SyntheticPose> poses, double frameRateHz = 30) =>
        new(frameRateHz, [.. poses.SelectMany(Pose)]);

    private static float Radians(float degrees) => degrees * MathF.PI / 180;
}
