namespace SquatCoach.Movement;

/// <summary>
/// The 2D track of one athlete: T frames × 21 keypoints × (x, y, confidence) in pixels of the upright frame, x right, y down.
/// A frame in which the athlete was not seen has no box and NaN points with confidence 0. Where the line of the back was
/// read, a frame has five points of it.
/// Times are the true time stamps of the video in seconds and rise strictly; their distance may vary.
/// </summary>
public sealed class KeypointTrack
{
    public const int ValuesPerFrame = SkeletonTopology.KeypointCount * 3;

    /// <summary>Points of the line of the back, on the skin or the shirt: where it passes 0.08, 0.28, 0.48, 0.68 and 0.88 of the way from the mid-hip to the mid-shoulder.</summary>
    public const int BackPoints = 5;

    public const int BackValuesPerFrame = BackPoints * 3;

    private readonly double[] _timesSeconds;
    private readonly PixelBox?[] _boxes;
    private readonly float[] _points;
    private readonly float[] _back;

    /// <param name="widthPx">Width of the upright frame.</param>
    /// <param name="heightPx">Height of the upright frame.</param>
    /// <param name="timesSeconds">T time stamps.</param>
    /// <param name="boxes">T boxes; null where nobody was seen.</param>
    /// <param name="points">T × 21 × 3, flat.</param>
    /// <param name="back">T × 5 × 3, flat: the line of the back from the hips up, confidence 0 where it was not read; null where nobody reads it.</param>
    /// <exception cref="ArgumentException">The lengths do not belong together.</exception>
    public KeypointTrack(int widthPx, int heightPx, double[] timesSeconds, PixelBox?[] boxes, float[] points, float[]? back = null)
    {
        ArgumentNullException.ThrowIfNull(timesSeconds);
        ArgumentNullException.ThrowIfNull(boxes);
        ArgumentNullException.ThrowIfNull(points);
        if (boxes.Length != timesSeconds.Length || points.Length != timesSeconds.Length * ValuesPerFrame)
        {
            throw new ArgumentException(
                $"Found {timesSeconds.Length} times, {boxes.Length} boxes and {points.Length} values; expected one box and {ValuesPerFrame} values a time stamp.",
                nameof(points));
        }

        if (back is not null && back.Length != timesSeconds.Length * BackValuesPerFrame)
        {
            throw new ArgumentException($"Found {back.Length} values of the back in {timesSeconds.Length} frames; expected {BackValuesPerFrame} a frame.", nameof(back));
        }

        WidthPx = widthPx;
        HeightPx = heightPx;
        _timesSeconds = timesSeconds;
        _boxes = boxes;
        _points = points;
        _back = back ?? [];
    }

    public int WidthPx { get; }

    public int HeightPx { get; }

    public int FrameCount => _timesSeconds.Length;

    public ReadOnlySpan<double> TimesSeconds => _timesSeconds;

    public ReadOnlySpan<PixelBox?> Boxes => _boxes;

    /// <summary>All values, T × 21 × (x, y, confidence), flat.</summary>
    public ReadOnlySpan<float> Points => _points;

    /// <summary>Whether the line of the back was looked for.</summary>
    public bool HasBack => _back.Length > 0;

    public int FramesSeen => _boxes.Count(box => box is not null);

    /// <summary>21 × (x, y, confidence) of one frame.</summary>
    public ReadOnlySpan<float> Frame(int index) => _points.AsSpan(index * ValuesPerFrame, ValuesPerFrame);

    /// <summary>5 × (x, y, confidence) of the line of the back in one frame, from the hips up, confidence 0 where it was not read; empty where nobody reads it.</summary>
    public ReadOnlySpan<float> Back(int index) => HasBack ? _back.AsSpan(index * BackValuesPerFrame, BackValuesPerFrame) : [];

    /// <summary>Mean confidence over the frames in which the athlete was seen; 0 where there is none.</summary>
    public double MeanConfidence()
    {
        double sum = 0;
        var count = 0;
        for (var frame = 0; frame < FrameCount; frame++)
        {
            if (_boxes[frame] is null)
            {
                continue;
            }

            var values = Frame(frame);
            for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            {
                sum += values[(keypoint * 3) + 2];
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
