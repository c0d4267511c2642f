namespace SquatCoach.Capture;

/// <summary>A square picture in the making: rows of red, green, blue bytes.</summary>
public sealed class Tile
{
    private readonly byte[] _rgb;

    /// <param name="sidePx">Its side.</param>
    /// <param name="grey">How bright it is to begin with.</param>
    public Tile(int sidePx, byte grey = 0)
    {
        SidePx = sidePx;
        _rgb = new byte[3 * sidePx * sidePx];
        Array.Fill(_rgb, grey);
        Canvas = new Canvas(_rgb, new DecodedSize(sidePx, sidePx));
    }

    public int SidePx { get; }

    /// <summary>To draw on it.</summary>
    public Canvas Canvas { get; }

    public ReadOnlySpan<byte> Row(int y) => _rgb.AsSpan(3 * SidePx * y, 3 * SidePx);

    /// <summary>Takes three planes of floats 0…1 as its picture.</summary>
    public void Take(ReadOnlySpan<float> planes)
    {
        var plane = SidePx * SidePx;
        for (var index = 0; index < _rgb.Length; index++)
            _rgb[index] = (byte)Math.Clamp(255 * planes[(index % 3 * plane) + (index / 3)], 0, 255);
    }

    /// <summary>Draws a frame along the edges.</summary>
    public void Border(int widthPx, TileColour colour)
    {
        for (var index = 0; index < SidePx * SidePx; index++)
        {
            var (x, y) = (index % SidePx, index / SidePx);
            if (Math.Min(Math.Min(x, y), Math.Min(SidePx - 1 - x, SidePx - 1 - y)) < widthPx)
                Canvas.Blend(x, y, colour, 1);
        }
    }
}
