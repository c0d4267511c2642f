using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// Object keypoint similarity (OKS; Lin et al., COCO keypoint evaluation): how alike two poses in one frame are, 1 where they coincide, by the mean
/// over keypoints of exp(−d² / (2 s² k²)), with s² the area of the person and k the spread of human annotators at that keypoint. Heels and
/// toes, which COCO lacks, have the ankle's. The area here is that of the box, at least a third as wide as long.
/// </summary>
internal static class KeypointSimilarity
{
    // Twice COCO's per-keypoint sigma, in the order of our keypoints.
    private static readonly float[] _spread =
    [
        0.052f, 0.05f, 0.05f, 0.07f, 0.07f, 0.158f, 0.158f, 0.144f, 0.144f, 0.124f, 0.124f, 0.214f, 0.214f, 0.174f, 0.174f, 0.178f, 0.178f,
        0.178f, 0.178f, 0.178f, 0.178f,
    ];

    /// <summary>The similarity of two poses of 21 × (x, y, confidence), whichever side is called left.</summary>
    public static float Between(ReadOnlySpan<float> first, ReadOnlySpan<float> second, DecodedSize frame)
    {
        var area = Math.Max(1, Body.Box(first, frame).Widened().AreaPx);
        var (same, mirrored) = (0f, 0f);
        for (var keypoint = 0; keypoint < _spread.Length; keypoint++)
        {
            var mirror = (int)SkeletonTopology.KeypointMirror[keypoint];
            same += Term(Body.Distance(first, keypoint, second, keypoint), area, _spread[keypoint]);
            mirrored += Term(Body.Distance(first, keypoint, second, mirror), area, _spread[keypoint]);
        }

        return Math.Max(same, mirrored) / _spread.Length;
    }

    private static float Term(float distance, float area, float spread) => MathF.Exp(-(distance * distance) / (2 * area * spread * spread));
}
