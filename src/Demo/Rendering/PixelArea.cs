namespace SquatCoach.Demo;

/// <summary>A rectangle of whole pixels: left and top inside, right and bottom just outside.</summary>
public readonly record struct PixelArea(int Left, int Top, int Right, int Bottom)
{
    public int Width => Math.Max(0, Right - Left);

    public int Height => Math.Max(0, Bottom - Top);

    /// <summary>The smallest area with even borders around it, inside a picture of even size: chroma covers 2 × 2 pixels.</summary>
    public PixelArea Even(int widthPx, int heightPx) => new(
        Math.Clamp(Left & ~1, 0, widthPx),
        Math.Clamp(Top & ~1, 0, heightPx),
        Math.Clamp((Right + 1) & ~1, 0, widthPx),
        Math.Clamp((Bottom + 1) & ~1, 0, heightPx));

    public static PixelArea Around(PixelArea first, PixelArea second) =>
        first.Width == 0 || first.Height == 0 ? second
        : second.Width == 0 || second.Height == 0 ? first
        : new(Math.Min(first.Left, second.Left), Math.Min(first.Top, second.Top), Math.Max(first.Right, second.Right), Math.Max(first.Bottom, second.Bottom));
}
