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
    }

    public int SidePx { get; }

    public ReadOnlySpan<byte> Row(int y) => _rgb.AsSpan(3 * SidePx * y, 3 * SidePx);

    /// <summary>Takes three planes of floats 0…1 as its picture.</summary>
    public void Take(ReadOnlySpan<float> planes)
    {
        var plane = SidePx * SidePx;
        for (var index = 0; index < _rgb.Length; index++)
            _rgb[index] = (byte)Math.Clamp(255 * planes[(index % 3 * plane) + (index / 3)], 0, 255);
    }

    /// <summary>Draws a line with round ends.</summary>
    public void Line((float X, float Y) from, (float X, float Y) to, float widthPx, TileColour colour)
    {
        if (!float.IsFinite(from.X + from.Y + to.X + to.Y))
            return;
        var radius = widthPx / 2;
        var (left, right) = Range(from.X, to.X, radius);
        var (top, bottom) = Range(from.Y, to.Y, radius);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
                Blend(x, y, colour, Math.Clamp(radius + 0.5f - Distance(x + 0.5f, y + 0.5f, from, to), 0, 1));
        }
    }

    /// <summary>Draws a frame along the edges.</summary>
    public void Border(int widthPx, TileColour colour)
    {
        for (var index = 0; index < SidePx * SidePx; index++)
        {
            var (x, y) = (index % SidePx, index / SidePx);
            if (Math.Min(Math.Min(x, y), Math.Min(SidePx - 1 - x, SidePx - 1 - y)) < widthPx)
                Blend(x, y, colour, 1);
        }
    }

    private (int First, int Last) Range(float first, float second, float radius) =>
        ((int)Math.Clamp(Math.Min(first, second) - radius - 1, 0, SidePx), (int)Math.Clamp(Math.Max(first, second) + radius + 1, -1, SidePx - 1));

    private void Blend(int x, int y, TileColour colour, float share)
    {
        var place = ((y * SidePx) + x) * 3;
        Span<byte> target = _rgb.AsSpan(place, 3);
        target[0] = (byte)(target[0] + (share * (colour.Red - target[0])));
        target[1] = (byte)(target[1] + (share * (colour.Green - target[1])));
        target[2] = (byte)(target[2] + (share * (colour.Blue - target[2])));
    }

    private static float Distance(float x, float y, (float X, float Y) from, (float X, float Y) to)
    {
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var length = (alongX * alongX) + (alongY * alongY);
        var share = length <= 0 ? 0 : Math.Clamp((((x - from.X) * alongX) + ((y - from.Y) * alongY)) / length, 0, 1);
        var (awayX, awayY) = (x - from.X - (share * alongX), y - from.Y - (share * alongY));
        return MathF.Sqrt((awayX * awayX) + (awayY * awayY));
    }
}
