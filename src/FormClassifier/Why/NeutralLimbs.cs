using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>The limbs that a neutral squat moves, by their outer joints, from the root outwards. The head goes as one piece, the arms do what they did.</summary>
internal static class NeutralLimbs
{
    /// <summary>Steps from the start of a rep to its end; the middle one is the bottom.</summary>
    public const int Steps = 41;

    public static ImmutableArray<Joint> Moved { get; } =
    [
        Joint.RightHip, Joint.LeftHip, Joint.Neck, Joint.RightKnee, Joint.LeftKnee, Joint.RightAnkle, Joint.LeftAnkle,
        Joint.RightShoulder, Joint.LeftShoulder, Joint.HeadTop,
    ];

    public static ImmutableArray<Joint> WithTheHead { get; } = [Joint.Nose, Joint.LeftEye, Joint.RightEye, Joint.LeftEar, Joint.RightEar];

    public static ImmutableArray<Joint> Arms { get; } = [Joint.RightElbow, Joint.LeftElbow, Joint.RightWrist, Joint.LeftWrist];

    /// <summary>Parent joint → joint; from the mid-hip where that is the parent.</summary>
    public static Position3D Vector(JointSequence joints, int frame, Joint joint)
    {
        var parent = SkeletonTopology.Parents[(int)joint];
        var from = parent == SkeletonTopology.Root
            ? Position3D.Middle(joints[frame, Joint.LeftHip], joints[frame, Joint.RightHip])
            : joints[frame, (Joint)parent];
        return joints[frame, joint] - from;
    }

    /// <summary>Length 1; unknown where there is no length.</summary>
    public static Position3D Unit(Position3D vector) => vector * (1 / vector.LengthMetres);

    /// <summary>How far through the neutral squat a frame of a rep is, in steps: 0 at its start, the middle at the bottom.</summary>
    public static double StepOf(Rep rep, double frame)
    {
        const double middle = (Steps - 1) / 2.0;
        return frame <= rep.BottomFrame
            ? middle * (frame - rep.StartFrame) / Math.Max(1, rep.BottomFrame - rep.StartFrame)
            : middle + (middle * (frame - rep.BottomFrame) / Math.Max(1, rep.EndFrame - rep.BottomFrame));
    }

    /// <summary>The frame of a rep at a step: the inverse of <see cref="StepOf"/>.</summary>
    public static double FrameOf(Rep rep, int step)
    {
        const double middle = (Steps - 1) / 2.0;
        return step <= middle
            ? rep.StartFrame + ((rep.BottomFrame - rep.StartFrame) * step / middle)
            : rep.BottomFrame + ((rep.EndFrame - rep.BottomFrame) * (step - middle) / middle);
    }
}
