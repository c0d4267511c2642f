using FsCheck;
using FsCheck.Fluent;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

/// <summary>Poses and reps for the tests, in metres, z up.</summary>
internal static class Poses
{
    /// <summary>Any pose within two metres.</summary>
    public static Arbitrary<float[]> Any() =>
        Gen.Choose(-1000, 1000).Select(millimetres => millimetres / 1000f).ArrayOf(JointSequence.ValuesPerFrame).ToArbitrary();

    /// <summary>A mannequin with both knees bent by this angle, feet at z = 0, facing +y.</summary>
    public static float[] Squatting(double kneeFlexionDegrees)
    {
        var half = kneeFlexionDegrees * Math.PI / 360;
        var frame = new float[JointSequence.ValuesPerFrame];
        var knee = (Y: 0.4 * Math.Sin(half), Z: 0.4 * Math.Cos(half));
        var hip = (Y: knee.Y - (0.4 * Math.Sin(half)), Z: knee.Z + (0.4 * Math.Cos(half)));
        foreach (var (joint, x, y, z) in new (Joint, double, double, double)[]
        {
            (Joint.RightAnkle, 0.1, 0, 0), (Joint.LeftAnkle, -0.1, 0, 0),
            (Joint.RightKnee, 0.1, knee.Y, knee.Z), (Joint.LeftKnee, -0.1, knee.Y, knee.Z),
            (Joint.RightHip, 0.1, hip.Y, hip.Z), (Joint.LeftHip, -0.1, hip.Y, hip.Z),
            (Joint.RightShoulder, 0.17, hip.Y, hip.Z + 0.47), (Joint.LeftShoulder, -0.17, hip.Y, hip.Z + 0.47),
            (Joint.RightElbow, 0.18, hip.Y, hip.Z + 0.2), (Joint.LeftElbow, -0.18, hip.Y, hip.Z + 0.2),
            (Joint.RightWrist, 0.18, hip.Y + 0.05, hip.Z - 0.05), (Joint.LeftWrist, -0.18, hip.Y + 0.05, hip.Z - 0.05),
            (Joint.Neck, 0, hip.Y, hip.Z + 0.5), (Joint.HeadTop, 0, hip.Y, hip.Z + 0.76), (Joint.Nose, 0, hip.Y + 0.1, hip.Z + 0.6),
            (Joint.LeftEye, -0.03, hip.Y + 0.09, hip.Z + 0.64), (Joint.RightEye, 0.03, hip.Y + 0.09, hip.Z + 0.64),
            (Joint.LeftEar, -0.07, hip.Y, hip.Z + 0.62), (Joint.RightEar, 0.07, hip.Y, hip.Z + 0.62),
        })
        {
            (frame[(int)joint * 3], frame[((int)joint * 3) + 1], frame[((int)joint * 3) + 2]) = ((float)x, (float)y, (float)z);
        }

        return frame;
    }

    /// <summary>Stands for half a second, squats to 110° (or less deep) in two seconds and stands again; 30 Hz. The rep is frames 15…75.</summary>
    /// <param name="headBackMetres">How far the top of the head goes back, and the face up, at the bottom.</param>
    /// <param name="leftKneeInMetres">How far the left knee comes inward at the bottom.</param>
    public static JointSequence OneSquat(float sigmaMetres = 0.03f, double deepestDegrees = 110, double headBackMetres = 0, double leftKneeInMetres = 0)
    {
        float[] positions = [.. Enumerable.Range(0, 91).SelectMany(frame => KneeIn(
            TippedBack(Squatting(5 + ((deepestDegrees - 5) * DepthAt(frame))), headBackMetres * DepthAt(frame)), leftKneeInMetres * DepthAt(frame)))];
        return new JointSequence(30, positions, [.. Enumerable.Repeat(sigmaMetres, 91 * SkeletonTopology.JointCount)]);
    }

    /// <summary>0 standing, 1 at the bottom.</summary>
    private static double DepthAt(int frame) => Math.Sin(Math.PI * Math.Clamp((frame - 15) / 60.0, 0, 1));

    private static float[] TippedBack(float[] frame, double metres)
    {
        frame[((int)Joint.HeadTop * 3) + 1] -= (float)metres;
        foreach (var joint in new[] { Joint.Nose, Joint.LeftEye, Joint.RightEye })
            frame[((int)joint * 3) + 2] += (float)(metres / 2);
        return frame;
    }

    private static float[] KneeIn(float[] frame, double metres)
    {
        // The left side lies at negative x.
        frame[(int)Joint.LeftKnee * 3] += (float)metres;
        return frame;
    }

    public static Rep TheRep { get; } = new(15, 45, 75, IsPartial: false);

    /// <summary>Every frame turned about z and moved.</summary>
    public static JointSequence Moved(JointSequence sequence, double radians, Position3D by)
    {
        var positions = sequence.Positions.ToArray();
        for (var index = 0; index < positions.Length; index += 3)
        {
            var (x, y) = (positions[index], positions[index + 1]);
            positions[index] = (float)((x * Math.Cos(radians)) - (y * Math.Sin(radians)) + by.X);
            positions[index + 1] = (float)((x * Math.Sin(radians)) + (y * Math.Cos(radians)) + by.Y);
            positions[index + 2] += (float)by.Z;
        }

        return new JointSequence(sequence.FrameRateHz, positions);
    }
}
