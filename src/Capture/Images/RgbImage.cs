namespace SquatCoach.Capture;

/// <summary>A view of height × width × 3 bytes in the order red, green, blue.</summary>
public readonly ref struct RgbImage(ReadOnlySpan<byte> rgb, DecodedSize size)
{
    public ReadOnlySpan<byte> Rgb { get; } = rgb;

    public int WidthPx { get; } = size.WidthPx;

    public int HeightPx { get; } = size.HeightPx;

    public DecodedSize Size => new(WidthPx, HeightPx);

    public ReadOnlySpan<byte> Row(int y) => Rgb.Slice(y * WidthPx * 3, WidthPx * 3);
}
