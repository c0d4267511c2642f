namespace SquatCoach.Movement;

/// <summary>
/// Sets limbs of one frame to unit length, walking out from the mid-hip with directions kept (Ogata et al. 2019). A limb without length stays
/// without; unknown joints stay unknown. The same as normalise in training/classifier/features.py.
/// </summary>
public static class UnitLimbs
{
    /// <summary>One frame, 19 × 3 → 19 × 3.</summary>
    /// <param name="joints">Metres.</param>
    /// <param name="target">Another span of the same length; in mode None a copy.</param>
    /// <param name="mode">Which limbs.</param>
    public static void Write(ReadOnlySpan<float> joints, Span<float> target, LimbLengthMode mode)
    {
        if (mode == LimbLengthMode.None)
        {
            joints.CopyTo(target);
            return;
        }

        var root = Position3D.Middle(At(joints, (int)Joint.RightHip), At(joints, (int)Joint.LeftHip));
        foreach (var (parent, child) in SkeletonTopology.Limbs)
        {
            var from = parent == SkeletonTopology.Root ? root : At(joints, parent);
            var to = parent == SkeletonTopology.Root ? root : At(target, parent);
            var limb = At(joints, child) - from;
            if (mode == LimbLengthMode.Full || IsOfTheHead(child))
            {
                limb *= limb.LengthMetres > 0 ? 1 / limb.LengthMetres : 1;
            }

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
