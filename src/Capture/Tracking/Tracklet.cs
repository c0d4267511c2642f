using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>One person followed over consecutive frames, some of which may be missing; all lengths in decoded pixels.</summary>
internal sealed class Tracklet
{
    // The ROI follows half-way to what was last seen: less jitter goes into the crop, and 1.3 leaves room for the lag.
    private const float CentreFollow = 0.7f;
    private const float SideFollow = 0.4f;
    private const float VelocityFollow = 0.4f;

    // After so long, or at so little overlap, the last movement says nothing about the next.
    private const double StaleSeconds = 0.25;
    private const float StrangeOverlap = 0.3f;

    // Who walks behind somebody goes on walking for about so long.
    private const double CoastSeconds = 0.8;

    // A deep squat halves the longer side; who walks away needs many seconds for that.
    private const float SmallestShare = 0.38f;
    private const double TallMemorySeconds = 8;

    private readonly List<int> _frames = [];
    private readonly List<DecodedBox> _boxes = [];
    private float[] _points = new float[64 * Body.ValuesPerFrame];
    private float[] _backs = new float[64 * KeypointTrack.BackValuesPerFrame];
    private float _centreX;
    private float _centreY;
    private float _side;
    private float _velocityX;
    private float _velocityY;
    private SquareRoi? _suggested;

    public int Count => _frames.Count;

    public bool IsActive { get; private set; } = true;

    /// <summary>Time of the last frame in which the person was seen.</summary>
    public double LastSeconds { get; private set; }

    public double FirstSeconds { get; private set; }

    public int FirstFrame => _frames[0];

    public int LastFrame => _frames[^1];

    public DecodedBox LastBox => _boxes[^1];

    public DecodedBox FirstBox => _boxes[0];

    /// <summary>The longest side of the box within the last seconds: that of standing.</summary>
    public float TallSidePx { get; private set; }

    /// <summary>Mean confidence of the keypoints in the last frame.</summary>
    public float LastConfidence => Body.MeanConfidence(LastPoints);

    public ReadOnlySpan<float> LastPoints => Points(Count - 1);

    /// <summary>Time of the last frame in which the line of the back was read.</summary>
    public double LastBackSeconds { get; private set; } = double.NegativeInfinity;

    /// <summary>Index in the video of the n-th frame in which the person was seen.</summary>
    public int Frame(int index) => _frames[index];

    public DecodedBox Box(int index) => _boxes[index];

    public ReadOnlySpan<float> Points(int index) => _points.AsSpan(index * Body.ValuesPerFrame, Body.ValuesPerFrame);

    /// <summary>5 × (x, y, confidence) of the line of the back; confidence 0 where it was not read.</summary>
    public ReadOnlySpan<float> Back(int index) => _backs.AsSpan(index * KeypointTrack.BackValuesPerFrame, KeypointTrack.BackValuesPerFrame);

    /// <summary>Keeps the line of the back of the newest frame.</summary>
    public void AddBack(ReadOnlySpan<float> back)
    {
        back.CopyTo(_backs.AsSpan((Count - 1) * KeypointTrack.BackValuesPerFrame));
        LastBackSeconds = LastSeconds;
    }

    /// <summary>
    /// Whether a box of this size would mean that the ROI has collapsed onto a part of the body: nobody gets that small within seconds.
    /// </summary>
    public bool IsTooSmall(float sidePx) => sidePx < SmallestShare * TallSidePx;

    /// <summary>Where the person should be at a time.</summary>
    public SquareRoi Predict(double seconds)
    {
        // Beyond some frames a velocity is a guess that leads away.
        var ahead = (float)Math.Min(seconds - LastSeconds, 0.15);
        if (_suggested is { } suggested)
            return suggested with { CentreXPx = suggested.CentreXPx + (_velocityX * ahead), CentreYPx = suggested.CentreYPx + (_velocityY * ahead) };
        return new SquareRoi(_centreX + (_velocityX * ahead), _centreY + (_velocityY * ahead), _side * SquareRoi.Margin);
    }

    /// <summary>Where the keypoints of the last frame would be at a time if the person had gone on moving as they did.</summary>
    public void PredictPoints(double seconds, Span<float> points)
    {
        LastPoints.CopyTo(points);
        var ahead = (float)Math.Min(seconds - LastSeconds, CoastSeconds);
        for (var index = 0; index < points.Length; index += 3)
        {
            points[index] += _velocityX * ahead;
            points[index + 1] += _velocityY * ahead;
        }
    }

    /// <summary>Adds a frame in which the person was seen.</summary>
    /// <param name="frame">When, and the size of the frame.</param>
    /// <param name="points">21 × (x, y, confidence).</param>
    /// <param name="suggested">Where the network would look next; null where the box of the points says that.</param>
    public void Add(FrameStamp frame, ReadOnlySpan<float> points, SquareRoi? suggested = null)
    {
        var (index, seconds, size) = frame;
        _suggested = suggested;
        var box = Body.Box(points, size);
        var elapsed = seconds - LastSeconds;
        if (Count == 0)
            FirstSeconds = seconds;
        if (Count == 0 || elapsed > StaleSeconds || box.IntersectionOverUnion(LastBox) < StrangeOverlap)
            Start(box);
        else
            Follow(box, (float)elapsed);
        TallSidePx = Math.Max(box.LongSidePx, TallSidePx * MathF.Exp((float)-(elapsed / TallMemorySeconds)));

        if ((Count + 1) * Body.ValuesPerFrame > _points.Length)
        {
            Array.Resize(ref _points, _points.Length * 2);
            Array.Resize(ref _backs, _backs.Length * 2);
        }

        points.CopyTo(_points.AsSpan(Count * Body.ValuesPerFrame));
        _backs.AsSpan(Count * KeypointTrack.BackValuesPerFrame, KeypointTrack.BackValuesPerFrame).Clear();
        _frames.Add(index);
        _boxes.Add(box);
        LastSeconds = seconds;
    }

    /// <summary>Takes back what the last frame added and adds these points in its place; how tall the person was in the wrong ROI, and how they moved, says nothing.</summary>
    public void Replace(FrameStamp frame, ReadOnlySpan<float> points, SquareRoi? suggested = null)
    {
        (TallSidePx, LastSeconds) = (0, double.NegativeInfinity);
        _frames.RemoveAt(Count - 1);
        _boxes.RemoveAt(_boxes.Count - 1);
        Add(frame, points, suggested);
    }

    public void End() => IsActive = false;

    private void Start(DecodedBox box) =>
        (_centreX, _centreY, _side, _velocityX, _velocityY) = (box.CentreXPx, box.CentreYPx, box.LongSidePx, 0, 0);

    private void Follow(DecodedBox box, float elapsed)
    {
        var last = LastBox;
        _velocityX += VelocityFollow * (((box.CentreXPx - last.CentreXPx) / elapsed) - _velocityX);
        _velocityY += VelocityFollow * (((box.CentreYPx - last.CentreYPx) / elapsed) - _velocityY);
        _centreX += (_velocityX * elapsed) + (CentreFollow * (box.CentreXPx - _centreX - (_velocityX * elapsed)));
        _centreY += (_velocityY * elapsed) + (CentreFollow * (box.CentreYPx - _centreY - (_velocityY * elapsed)));
        _side += SideFollow * (box.LongSidePx - _side);
    }
}
