namespace SquatCoach.Capture;

/// <summary>
/// An upright rectangle in pixels of the decoded frame. Boxes of the full frame are <see cref="SquatCoach.Movement.PixelBox"/>;
/// only <see cref="FrameScale"/> leads from one to the other.
/// </summary>
public readonly record struct DecodedBox(float LeftPx, float TopPx, float WidthPx, float HeightPx)
{
    public float RightPx => LeftPx + WidthPx;

    public float BottomPx => TopPx + HeightPx;

    public float CentreXPx => LeftPx + (WidthPx / 2);

    public float CentreYPx => TopPx + (HeightPx / 2);

    public float LongSidePx => Math.Max(WidthPx, HeightPx);

    public float AreaPx => Math.Max(0, WidthPx) * Math.Max(0, HeightPx);

    public static DecodedBox FromEdges(float left, float top, float right, float bottom) => new(left, top, right - left, bottom - top);

    /// <summary>At least a third as wide as it is long, so that somebody slim seen from the side overlaps with where they just were.</summary>
    public DecodedBox Widened()
    {
        var least = LongSidePx / 3;
        var (width, height) = (Math.Max(WidthPx, least), Math.Max(HeightPx, least));
        return new DecodedBox(CentreXPx - (width / 2), CentreYPx - (height / 2), width, height);
    }

    /// <summary>Intersection over union, 0…1.</summary>
    public float IntersectionOverUnion(DecodedBox other)
    {
        var intersection = IntersectionPx(other);
        return intersection <= 0 ? 0 : intersection / (AreaPx + other.AreaPx - intersection);
    }

    /// <summary>Share of the smaller box that lies in the other, 0…1.</summary>
    public float IntersectionOverSmaller(DecodedBox other)
    {
        var smaller = Math.Min(AreaPx, other.AreaPx);
        return smaller <= 0 ? 0 : IntersectionPx(other) / smaller;
    }

    /// <summary>The part within a frame that is widened by a margin on every side.</summary>
    public DecodedBox ClampTo(DecodedSize frame, float marginPx)
    {
        var left = Math.Clamp(LeftPx, -marginPx, frame.WidthPx + marginPx);
        var top = Math.Clamp(TopPx, -marginPx, frame.HeightPx + marginPx);
        var right = Math.Clamp(RightPx, -marginPx, frame.WidthPx + marginPx);
        var bottom = Math.Clamp(BottomPx, -marginPx, frame.HeightPx + marginPx);
        return FromEdges(left, top, right, bottom);
    }

    private float IntersectionPx(DecodedBox other)
    {
        var width = Math.Min(RightPx, other.RightPx) - Math.Max(LeftPx, other.LeftPx);
        var height = Math.Min(BottomPx, other.BottomPx) - Math.Max(TopPx, other.TopPx);
        return width > 0 && height > 0 ? width * height : 0;
    }
}
