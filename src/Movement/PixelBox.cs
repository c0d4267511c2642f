namespace SquatCoach.Movement;

/// <summary>An upright rectangle in pixels of the upright frame; x to the right, y down, (XPx, YPx) the upper left corner.</summary>
public readonly record struct PixelBox(float XPx, float YPx, float WidthPx, float HeightPx)
{
    public float CentreXPx => XPx + (WidthPx / 2);

    public float CentreYPx => YPx + (HeightPx / 2);

    public float AreaPx => Math.Max(0, WidthPx) * Math.Max(0, HeightPx);

    /// <summary>Intersection over union, 0…1.</summary>
    public float IntersectionOverUnion(PixelBox other)
    {
        var width = Math.Min(XPx + WidthPx, other.XPx + other.WidthPx) - Math.Max(XPx, other.XPx);
        var height = Math.Min(YPx + HeightPx, other.YPx + other.HeightPx) - Math.Max(YPx, other.YPx);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var intersection = width * height;
        return intersection / (AreaPx + other.AreaPx - intersection);
    }
}
