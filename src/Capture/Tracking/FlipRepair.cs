using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// Repairs frames in which the network called left right. First for the whole body, then for face, arms and legs apart, the likeliest
/// sequence of "as is" and "swapped" is found by dynamic programming (Viterbi 1967): keypoints should move little from frame to frame, and
/// a swap must pay for itself, so that the network's majority decides which side is which. Nothing else does: a face that is found says
/// nothing, for the network finds it on the backs of heads too, and surely (0.99 on both clips that were filmed from behind).
/// </summary>
internal static class FlipRepair
{
    // In body lengths a keypoint and frame. A jump across the hips (about 0.1) there and back outweighs some 50 frames: no body turns
    // round within one frame. Seen from the side both legs lie together, a jump costs next to nothing, and the network is believed.
    private const float SwapCost = 0.004f;

    // A keypoint that is gone for one frame must not outweigh the others.
    private const float MaxShift = 0.25f;

    private const double MaxGapSeconds = 0.5;

    private static readonly Keypoint[][] _groups =
    [
        [
            Keypoint.LeftEye, Keypoint.LeftEar, Keypoint.LeftShoulder, Keypoint.LeftElbow, Keypoint.LeftWrist,
            Keypoint.LeftHip, Keypoint.LeftKnee, Keypoint.LeftAnkle, Keypoint.LeftHeel, Keypoint.LeftFootIndex,
        ],
        [Keypoint.LeftEye, Keypoint.LeftEar],
        [Keypoint.LeftShoulder, Keypoint.LeftElbow, Keypoint.LeftWrist],
        [Keypoint.LeftHip, Keypoint.LeftKnee, Keypoint.LeftAnkle, Keypoint.LeftHeel, Keypoint.LeftFootIndex],
    ];

    /// <summary>Swaps in place.</summary>
    /// <returns>The number of frames in which something was swapped.</returns>
    public static int Run(RawTrack track)
    {
        var seen = Enumerable.Range(0, track.FrameCount).Where(frame => track.IsSeen[frame]).ToArray();
        var swapped = new bool[track.FrameCount];
        foreach (var group in _groups)
        {
            foreach (var frame in FramesToSwap(track, seen, group))
            {
                Swap(track.Frame(frame), group);
                swapped[frame] = true;
            }
        }

        return swapped.Count(isSwapped => isSwapped);
    }

    private static List<int> FramesToSwap(RawTrack track, int[] seen, Keypoint[] group)
    {
        var cost = new float[2];
        var cameFromOther = new bool[seen.Length, 2];
        for (var index = 0; index < seen.Length; index++)
        {
            var (stay, change) = index == 0 ? (0, 0) : TransitionCosts(track, seen[index - 1], seen[index], group);
            var (asIs, swapped) = (cost[0], cost[1]);
            (cost[0], cameFromOther[index, 0]) = Cheaper(asIs + stay, swapped + change);
            (cost[1], cameFromOther[index, 1]) = Cheaper(swapped + stay, asIs + change);
            cost[1] += SwapCost * group.Length;
        }

        var frames = new List<int>();
        var state = cost[1] < cost[0] ? 1 : 0;
        for (var index = seen.Length - 1; index >= 0; index--)
        {
            if (state == 1)
                frames.Add(seen[index]);
            if (cameFromOther[index, state])
                state = 1 - state;
        }

        return frames;
    }

    private static (float Cost, bool CameFromOther) Cheaper(float same, float other) => other < same ? (other, true) : (same, false);

    /// <summary>How far the keypoints move if both frames mean the same by left, and if they do not.</summary>
    private static (float Stay, float Change) TransitionCosts(RawTrack track, int from, int to, Keypoint[] group)
    {
        if (track.TimesSeconds[to] - track.TimesSeconds[from] > MaxGapSeconds)
            return (0, 0);

        var first = track.Frame(from);
        var second = track.Frame(to);
        var side = BodyLength(second);
        var (stay, change) = (0f, 0f);
        foreach (var left in group)
        {
            var l = (int)left;
            var r = (int)SkeletonTopology.KeypointMirror[l];
            var weight = MathF.Sqrt(Body.Confidence(second, l) * Body.Confidence(second, r)) / side;
            stay += Capped(weight * Body.Distance(first, l, second, l)) + Capped(weight * Body.Distance(first, r, second, r));
            change += Capped(weight * Body.Distance(first, l, second, r)) + Capped(weight * Body.Distance(first, r, second, l));
        }

        return (stay / 2, change / 2);
    }

    private static float Capped(float shift) => Math.Min(shift, MaxShift);

    private static float BodyLength(ReadOnlySpan<float> points)
    {
        var (top, bottom, left, right) = (float.MaxValue, float.MinValue, float.MaxValue, float.MinValue);
        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
        {
            top = Math.Min(top, Body.Y(points, keypoint));
            bottom = Math.Max(bottom, Body.Y(points, keypoint));
            left = Math.Min(left, Body.X(points, keypoint));
            right = Math.Max(right, Body.X(points, keypoint));
        }

        return Math.Max(1, Math.Max(bottom - top, right - left));
    }

    private static void Swap(Span<float> points, Keypoint[] group)
    {
        foreach (var left in group)
        {
            var l = (int)left * 3;
            var r = (int)SkeletonTopology.KeypointMirror[(int)left] * 3;
            for (var value = 0; value < 3; value++)
                (points[l + value], points[r + value]) = (points[r + value], points[l + value]);
        }
    }
}
