namespace SquatCoach.Capture;

/// <summary>One person followed over consecutive frames, some of which may be missing; all lengths in decoded pixels.</summary>
internal sealed class Tracklet
{
    // The ROI follows half-way to what was last seen: less jitter goes into the crop, and 1.3 leaves room for the lag.
    private const float CentreFollow = 0.7f;
    private const float SideFollow = 0.4f;
    private const float VelocityFollow = 0.4f;

    private readonly List<int> _frames = [];
    private readonly List<DecodedBox> _boxes = [];
    private float[] _points = new float[64 * Body.ValuesPerFrame];
    private float _centreX;
    private float _centreY;
    private float _side;
    private float _velocityX;
    private float _velocityY;

    public int Count => _frames.Count;

    public bool IsActive { get; private set; } = true;

    /// <summary>Time of the last frame in which the person was seen.</summary>
    public double LastSeconds { get; private set; }

    public double FirstSeconds { get; private set; }

    public int FirstFrame => _frames[0];

    public int LastFrame => _frames[^1];

    public DecodedBox LastBox => _boxes[^1];

    public DecodedBox FirstBox => _boxes[0];

    public ReadOnlySpan<float> LastPoints => Points(Count - 1);

    /// <summary>Index in the video of the n-th frame in which the person was seen.</summary>
    public int Frame(int index) => _frames[index];

    public DecodedBox Box(int index) => _boxes[index];

    public ReadOnlySpan<float> Points(int index) => _points.AsSpan(index * Body.ValuesPerFrame, Body.ValuesPerFrame);

    /// <summary>Where the person should be at a time.</summary>
    public SquareRoi Predict(double seconds)
    {
        // Beyond some frames a velocity is a guess that leads away.
        var ahead = (float)Math.Min(seconds - LastSeconds, 0.15);
        return new SquareRoi(_centreX + (_velocityX * ahead), _centreY + (_velocityY * ahead), _side * SquareRoi.Margin);
    }

    /// <summary>Adds a frame in which the person was seen.</summary>
    public void Add(int frame, double seconds, ReadOnlySpan<float> points, DecodedSize size)
    {
        var box = Body.Box(points, size);
        if (Count == 0)
            Start(box, seconds);
        else
            Follow(box, seconds);

        if ((Count + 1) * Body.ValuesPerFrame > _points.Length)
            Array.Resize(ref _points, _points.Length * 2);
        points.CopyTo(_points.AsSpan(Count * Body.ValuesPerFrame));
        _frames.Add(frame);
        _boxes.Add(box);
        LastSeconds = seconds;
    }

    public void End() => IsActive = false;

    private void Start(DecodedBox box, double seconds)
    {
        (_centreX, _centreY, _side) = (box.CentreXPx, box.CentreYPx, box.LongSidePx);
        FirstSeconds = seconds;
    }

    private void Follow(DecodedBox box, double seconds)
    {
        var elapsed = (float)(seconds - LastSeconds);
        var last = LastBox;
        if (elapsed > 0.25f)
        {
            (_centreX, _centreY, _side, _velocityX, _velocityY) = (box.CentreXPx, box.CentreYPx, box.LongSidePx, 0, 0);
            return;
        }

        _velocityX += VelocityFollow * (((box.CentreXPx - last.CentreXPx) / elapsed) - _velocityX);
        _velocityY += VelocityFollow * (((box.CentreYPx - last.CentreYPx) / elapsed) - _velocityY);
        _centreX += (_velocityX * elapsed) + (CentreFollow * (box.CentreXPx - _centreX - (_velocityX * elapsed)));
        _centreY += (_velocityY * elapsed) + (CentreFollow * (box.CentreYPx - _centreY - (_velocityY * elapsed)));
        _side += SideFollow * (box.LongSidePx - _side);
    }
}
