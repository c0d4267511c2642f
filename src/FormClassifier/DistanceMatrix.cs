using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// The Euclidean distances between all pairs of J = 19 joints in one frame: the upper triangle of J × J, row by row, P = 171 numbers
/// (Ogata et al., CVPR Workshops 2019). Rotating or moving the whole body changes none of them.
/// </summary>
public static class DistanceMatrix
{
    public const int PairCount = SkeletonTopology.JointCount * (SkeletonTopology.JointCount - 1) / 2;

    /// <summary>One frame, J × 3 metres → P metres; 0 for a pair with an unknown joint (NaN), which no two real joints have.</summary>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public static void Write(ReadOnlySpan<float> joints, Span<float> distances)
    {
        if (joints.Length != JointSequence.ValuesPerFrame || distances.Length != PairCount)
        {
            throw new ArgumentException(
                $"Found {joints.Length} values for {distances.Length} distances; expected {JointSequence.ValuesPerFrame} for {PairCount}.", nameof(joints));
        }

        var pair = 0;
        for (var i = 0; i < joints.Length; i += 3)
        {
            var (xi, yi, zi) = (joints[i], joints[i + 1], joints[i + 2]);
            for (var j = i + 3; j < joints.Length; j += 3)
            {
                var (dx, dy, dz) = (joints[j] - xi, joints[j + 1] - yi, joints[j + 2] - zi);
                var distance = MathF.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
                distances[pair++] = float.IsFinite(distance) ? distance : 0;
            }
        }
    }
}
