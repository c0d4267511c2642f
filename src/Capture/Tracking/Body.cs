using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>Measures on one frame of 21 × (x, y, confidence) in decoded pixels.</summary>
internal static class Body
{
    public const int ValuesPerFrame = KeypointTrack.ValuesPerFrame;

    /// <summary>How far beyond the frame the body is believed to go on, in box sides; as the networks were trained.</summary>
    private const float OutsideMargin = 0.1f;

    // Shoulders, hips, knees and ankles: they hold the body together and swing less than hands.
    private static readonly int[] _core =
    [
        (int)Keypoint.LeftShoulder, (int)Keypoint.RightShoulder, (int)Keypoint.LeftHip, (int)Keypoint.RightHip,
        (int)Keypoint.LeftKnee, (int)Keypoint.RightKnee, (int)Keypoint.LeftAnkle, (int)Keypoint.RightAnkle,
    ];

    public static float X(ReadOnlySpan<float> points, int keypoint) => points[keypoint * 3];

    public static float Y(ReadOnlySpan<float> points, int keypoint) => points[(keypoint * 3) + 1];

    public static float Confidence(ReadOnlySpan<float> points, int keypoint) => points[(keypoint * 3) + 2];

    public static float MeanConfidence(ReadOnlySpan<float> points)
    {
        var sum = 0f;
        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            sum += Confidence(points, keypoint);
        return sum / SkeletonTopology.KeypointCount;
    }

    /// <summary>Mean confidence of shoulders, hips, knees and ankles.</summary>
    public static float CoreConfidence(ReadOnlySpan<float> points)
    {
        var sum = 0f;
        foreach (var keypoint in _core)
            sum += Confidence(points, keypoint);
        return sum / _core.Length;
    }

    /// <summary>Box of all keypoints, cut a little outside the frame.</summary>
    public static DecodedBox Box(ReadOnlySpan<float> points, DecodedSize frame)
    {
        var (left, top, right, bottom) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
        {
            left = Math.Min(left, X(points, keypoint));
            right = Math.Max(right, X(points, keypoint));
            top = Math.Min(top, Y(points, keypoint));
            bottom = Math.Max(bottom, Y(points, keypoint));
        }

        var box = DecodedBox.FromEdges(left, top, right, bottom);
        return box.ClampTo(frame, OutsideMargin * box.LongSidePx);
    }

    /// <summary>Median distance of the core keypoints of two frames in pixels, whichever side is called left.</summary>
    public static float MedianShift(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        Span<float> shifts = stackalloc float[_core.Length];
        for (var index = 0; index < _core.Length; index++)
        {
            var keypoint = _core[index];
            var mirror = (int)SkeletonTopology.KeypointMirror[keypoint];
            shifts[index] = Math.Min(Distance(first, keypoint, second, keypoint), Distance(first, keypoint, second, mirror));
        }

        shifts.Sort();
        return (shifts[(shifts.Length / 2) - 1] + shifts[shifts.Length / 2]) / 2;
    }

    public static float Distance(ReadOnlySpan<float> first, int keypoint, ReadOnlySpan<float> second, int other)
    {
        var x = X(first, keypoint) - X(second, other);
        var y = Y(first, keypoint) - Y(second, other);
        return MathF.Sqrt((x * x) + (y * y));
    }

    /// <summary>Mean height of both hips over both ankles in pixels; negative when upside down.</summary>
    public static float HipHeight(ReadOnlySpan<float> points) =>
        Middle(points, Keypoint.LeftAnkle, Keypoint.RightAnkle) - Middle(points, Keypoint.LeftHip, Keypoint.RightHip);

    /// <summary>The shoulders are over the hips, by more than they are beside them.</summary>
    public static bool IsUpright(ReadOnlySpan<float> points)
    {
        var up = Middle(points, Keypoint.LeftHip, Keypoint.RightHip) - Middle(points, Keypoint.LeftShoulder, Keypoint.RightShoulder);
        return up > Math.Abs(MiddleX(points, Keypoint.LeftHip, Keypoint.RightHip) - MiddleX(points, Keypoint.LeftShoulder, Keypoint.RightShoulder));
    }

    /// <summary>Mean x of a left and a right keypoint.</summary>
    /// <summary>The place half-way between two keypoints.</summary>
    public static (float X, float Y) MiddlePlace(ReadOnlySpan<float> points, Keypoint left, Keypoint right) => (MiddleX(points, left, right), Middle(points, left, right));

    private static float MiddleX(ReadOnlySpan<float> points, Keypoint left, Keypoint right) => (X(points, (int)left) + X(points, (int)right)) / 2;

    /// <summary>Mean y of a left and a right keypoint.</summary>
    public static float Middle(ReadOnlySpan<float> points, Keypoint left, Keypoint right) => (Y(points, (int)left) + Y(points, (int)right)) / 2;
}
