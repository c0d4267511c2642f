using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// What the lifter eats: x and y minus the frame's mid-hip, divided by the track's body scale; y stays down, confidence stays. A
/// keypoint never seen lies at the root (0, 0) with confidence 0. The same as lifter_input in training/lifter/normalise.py.
/// </summary>
internal static class LifterInput
{
    /// <param name="points">T × 21 × 3, flat, pixels; NaN where never seen.</param>
    /// <param name="scalePx">From <see cref="BodyScale"/>, positive.</param>
    /// <param name="target">T × 21 × 3.</param>
    /// <returns>False where no hip was ever seen: there is no root then.</returns>
    public static bool TryWrite(ReadOnlySpan<float> points, double scalePx, Span<float> target)
    {
        Span<bool> isSeen = stackalloc bool[SkeletonTopology.KeypointCount];
        MarkSeen(points, isSeen);
        var hasLeft = isSeen[(int)Keypoint.LeftHip];
        var hasRight = isSeen[(int)Keypoint.RightHip];
        if (!hasLeft && !hasRight)
            return false;

        var firstHip = (int)(hasLeft ? Keypoint.LeftHip : Keypoint.RightHip) * 3;
        var secondHip = (int)(hasRight ? Keypoint.RightHip : Keypoint.LeftHip) * 3;
        for (var offset = 0; offset < points.Length; offset += KeypointTrack.ValuesPerFrame)
        {
            var frame = points.Slice(offset, KeypointTrack.ValuesPerFrame);
            var rootX = ((double)frame[firstHip] + frame[secondHip]) / 2;
            var rootY = ((double)frame[firstHip + 1] + frame[secondHip + 1]) / 2;
            for (var keypoint = 0; keypoint < isSeen.Length; keypoint++)
            {
                var from = frame.Slice(keypoint * 3, 3);
                var to = target.Slice(offset + (keypoint * 3), 3);
                to[0] = isSeen[keypoint] ? (float)((from[0] - rootX) / scalePx) : 0;
                to[1] = isSeen[keypoint] ? (float)((from[1] - rootY) / scalePx) : 0;
                to[2] = from[2];
            }
        }

        return true;
    }

    private static void MarkSeen(ReadOnlySpan<float> points, Span<bool> isSeen)
    {
        for (var index = 0; index < points.Length / 3; index++)
            isSeen[index % isSeen.Length] |= points[(index * 3) + 2] > 0;
    }
}
