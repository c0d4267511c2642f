namespace SquatCoach.Capture;

/// <summary>Size of the frames that the decoder hands out; upright, square pixels, usually smaller than the video.</summary>
public readonly record struct DecodedSize(int WidthPx, int HeightPx)
{
    public int ByteCount => WidthPx * HeightPx * 3;

    /// <summary>Fits the longer side of a frame into a limit and keeps its shape; never enlarges.</summary>
    public static DecodedSize Fit(int widthPx, int heightPx, int longSidePx)
    {
        var factor = Math.Min(1, (double)longSidePx / Math.Max(widthPx, heightPx));
        return new DecodedSize(Math.Max(2, (int)Math.Round(widthPx * factor)), Math.Max(2, (int)Math.Round(heightPx * factor)));
    }
}
