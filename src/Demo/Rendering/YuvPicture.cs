namespace SquatCoach.Demo;

/// <summary>A picture of even size in planar YUV 4:2:0 (BT.709, limited range), one array: luma, then both chroma planes.</summary>
public sealed class YuvPicture(int widthPx, int heightPx)
{
    public int WidthPx { get; } = widthPx;

    public int HeightPx { get; } = heightPx;

    public byte[] Bytes { get; } = new byte[widthPx * heightPx * 3 / 2];

    public Span<byte> Luma => Bytes.AsSpan(0, WidthPx * HeightPx);

    public Span<byte> ChromaBlue => Bytes.AsSpan(WidthPx * HeightPx, WidthPx * HeightPx / 4);

    public Span<byte> ChromaRed => Bytes.AsSpan(WidthPx * HeightPx * 5 / 4, WidthPx * HeightPx / 4);

    /// <summary>Luma of an sRGB colour with components 0…255.</summary>
    public static float LumaOf(float red, float green, float blue) => 16 + (((0.2126f * red) + (0.7152f * green) + (0.0722f * blue)) * (219f / 255));

    public static float ChromaBlueOf(float red, float green, float blue) => 128 + (((-0.1146f * red) - (0.3854f * green) + (0.5f * blue)) * (224f / 255));

    public static float ChromaRedOf(float red, float green, float blue) => 128 + (((0.5f * red) - (0.4542f * green) - (0.0458f * blue)) * (224f / 255));
}
