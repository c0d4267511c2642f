using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// Sets limbs to unit length, walking out from the mid-hip with directions kept, so that tall and short athletes look alike
/// (Ogata et al. 2019). Doing it twice changes nothing. A limb without length stays without; unknown joints stay unknown.
/// </summary>
public static class LimbLengthNormaliser
{
    /// <returns>A new sequence with the same frames; in mode None the one that came in.</returns>
    public static JointSequence Normalise(JointSequence sequence, LimbLengthMode mode)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (mode == LimbLengthMode.None)
            return sequence;
        var positions = new float[sequence.Positions.Length];
        for (var frame = 0; frame < sequence.FrameCount; frame++)
        {
            NormaliseFrame(sequence.Frame(frame), positions.AsSpan(frame * JointSequence.ValuesPerFrame, JointSequence.ValuesPerFrame), mode);
        }

        // Uncertainties are in metres; unit limbs have none.
        return new JointSequence(sequence.FrameRateHz, positions, null, sequence.StartSeconds);
    }

    /// <summary>One frame, 19 × 3 → 19 × 3.</summary>
    public static void NormaliseFrame(ReadOnlySpan<float> joints, Span<float> target, LimbLengthMode mode)
    {
        var root = Position3D.Middle(At(joints, (int)Joint.RightHip), At(joints, (int)Joint.LeftHip));
        foreach (var (parent, child) in SkeletonTopology.Limbs)
        {
            var from = parent == SkeletonTopology.Root ? root : At(joints, parent);
            var to = parent == SkeletonTopology.Root ? root : At(target, parent);
            var limb = At(joints, child) - from;
            if (mode == LimbLengthMode.Full || (mode == LimbLengthMode.Head && IsOfTheHead(child)))
                limb *= limb.LengthMetres > 0 ? 1 / limb.LengthMetres : 1;
            var placed = to + limb;
            target[child * 3] = (float)placed.X;
            target[(child * 3) + 1] = (float)placed.Y;
            target[(child * 3) + 2] = (float)placed.Z;
        }
    }

    private static bool IsOfTheHead(int joint) => (Joint)joint
        is Joint.HeadTop or Joint.Nose or Joint.LeftEye or Joint.RightEye or Joint.LeftEar or Joint.RightEar;

    private static Position3D At(ReadOnlySpan<float> joints, int joint) => new(joints[joint * 3], joints[(joint * 3) + 1], joints[(joint * 3) + 2]);
}
