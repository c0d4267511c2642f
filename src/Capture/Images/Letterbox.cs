namespace SquatCoach.Capture;

/// <summary>Where a whole frame lies in the square that the finder sees.</summary>
public readonly record struct Letterbox(int LeftPx, int TopPx, int WidthPx, int HeightPx, DecodedSize Frame)
{
    /// <summary>The frame scaled to fit the square, aspect kept, centred, on whole pixels.</summary>
    public static Letterbox Of(DecodedSize frame, int sizePx)
    {
        var scale = (double)sizePx / Math.Max(frame.WidthPx, frame.HeightPx);
        var width = Math.Max(1, (int)Math.Round(frame.WidthPx * scale));
        var height = Math.Max(1, (int)Math.Round(frame.HeightPx * scale));
        return new Letterbox((sizePx - width) / 2, (sizePx - height) / 2, width, height, frame);
    }

    /// <summary>A box of the square as a box of the decoded frame.</summary>
    public DecodedBox ToDecoded(float centreX, float centreY, float width, float height)
    {
        var x = (float)Frame.WidthPx / WidthPx;
        var y = (float)Frame.HeightPx / HeightPx;
        return new DecodedBox((centreX - (width / 2) - LeftPx) * x, (centreY - (height / 2) - TopPx) * y, width * x, height * y);
    }
}
