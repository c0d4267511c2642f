using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// Fills in what can be filled in without guessing: a joint missing for a while lies on the straight line between the frames that know
/// it (the nearest frame at the ends), and a neck that is missing throughout lies midway between the shoulders. Any other joint that is
/// missing throughout stays NaN; the distance matrix shows it as 0.
/// </summary>
public static class JointImputation
{
    /// <returns>A new sequence; the one that came in where nothing is missing.</returns>
    public static JointSequence Fill(JointSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (AllKnown(sequence.Positions))
            return sequence;
        var positions = sequence.Positions.ToArray();
        for (var joint = 0; joint < SkeletonTopology.JointCount; joint++)
            FillGaps(positions, joint, sequence.FrameCount);
        PlaceNeck(positions, sequence.FrameCount);
        var sigmas = sequence.SigmasMetres.IsEmpty ? null : sequence.SigmasMetres.ToArray();
        return new JointSequence(sequence.FrameRateHz, positions, sigmas, sequence.StartSeconds);
    }

    private static void FillGaps(Span<float> positions, int joint, int frames)
    {
        var before = -1;
        for (var frame = 0; frame < frames; frame++)
        {
            if (!IsKnown(positions, frame, joint))
                continue;
            for (var gap = before + 1; gap < frame; gap++)
            {
                var share = before < 0 ? 1f : (gap - before) / (float)(frame - before);
                Mix(positions, joint, gap, before < 0 ? frame : before, frame, share);
            }

            before = frame;
        }

        for (var gap = before + 1; before >= 0 && gap < frames; gap++)
            Mix(positions, joint, gap, before, before, 0);
    }

    private static void PlaceNeck(Span<float> positions, int frames)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            if (IsKnown(positions, frame, (int)Joint.Neck))
                continue;
            for (var axis = 0; axis < 3; axis++)
            {
                var left = positions[At(frame, (int)Joint.LeftShoulder) + axis];
                positions[At(frame, (int)Joint.Neck) + axis] = (left + positions[At(frame, (int)Joint.RightShoulder) + axis]) / 2;
            }
        }
    }

    private static void Mix(Span<float> positions, int joint, int target, int first, int second, float share)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            var (a, b) = (positions[At(first, joint) + axis], positions[At(second, joint) + axis]);
            positions[At(target, joint) + axis] = a + ((b - a) * share);
        }
    }

    private static bool IsKnown(ReadOnlySpan<float> positions, int frame, int joint) =>
        AllKnown(positions.Slice(At(frame, joint), 3));

    private static bool AllKnown(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }

    private static int At(int frame, int joint) => (frame * JointSequence.ValuesPerFrame) + (joint * 3);
}
