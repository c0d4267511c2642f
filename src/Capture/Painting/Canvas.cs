namespace SquatCoach.Capture;

/// <summary>Draws into a picture: rows of red, green, blue bytes that belong to somebody else.</summary>
public sealed class Canvas
{
    private readonly byte[] _rgb;

    /// <param name="rgb">Height × width × 3 bytes.</param>
    /// <param name="size">Of the picture.</param>
    public Canvas(byte[] rgb, DecodedSize size)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        if (rgb.Length != size.ByteCount)
            throw new ArgumentException($"Found {rgb.Length} bytes for {size.WidthPx} × {size.HeightPx}, expected {size.ByteCount}.", nameof(rgb));
        (_rgb, Size) = (rgb, size);
    }

    public DecodedSize Size { get; }

    /// <summary>Draws a line with round ends; a place that is not known draws nothing.</summary>
    public void Line((float X, float Y) from, (float X, float Y) to, float widthPx, TileColour colour)
    {
        if (!float.IsFinite(from.X + from.Y + to.X + to.Y))
            return;
        var radius = widthPx / 2;
        var (left, right) = Range(from.X, to.X, radius, Size.WidthPx);
        var (top, bottom) = Range(from.Y, to.Y, radius, Size.HeightPx);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
                Blend(x, y, colour, Math.Clamp(radius + 0.5f - Distance(x + 0.5f, y + 0.5f, from, to), 0, 1));
        }
    }

    /// <summary>Mixes a colour into a pixel: 0 leaves it, 1 replaces it.</summary>
    public void Blend(int x, int y, TileColour colour, float share)
    {
        Span<byte> target = _rgb.AsSpan(((y * Size.WidthPx) + x) * 3, 3);
        target[0] = (byte)(target[0] + (share * (colour.Red - target[0])));
        target[1] = (byte)(target[1] + (share * (colour.Green - target[1])));
        target[2] = (byte)(target[2] + (share * (colour.Blue - target[2])));
    }

    /// <summary>
    /// Makes a disc unrecognisable: of the square around it only a few mean colours are left, and shades between them. Sharpening brings nothing
    /// back, because there is nothing left of it.
    /// </summary>
    public void Blur(float centreX, float centreY, float radiusPx)
    {
        const int Cells = 4;
        var (left, top, side) = (centreX - radiusPx, centreY - radiusPx, 2 * radiusPx);
        Span<float> means = stackalloc float[Cells * Cells * 3];
        for (var cell = 0; cell < Cells * Cells; cell++)
            MeanOf(left + (side * (cell % Cells) / Cells), top + (side * (cell / Cells) / Cells), side / Cells, means.Slice(cell * 3, 3));

        var (firstX, lastX) = Range(left, left + side, 0, Size.WidthPx);
        var (firstY, lastY) = Range(top, top + side, 0, Size.HeightPx);
        for (var y = firstY; y <= lastY; y++)
        {
            for (var x = firstX; x <= lastX; x++)
            {
                var (awayX, awayY) = (x + 0.5f - centreX, y + 0.5f - centreY);
                if ((awayX * awayX) + (awayY * awayY) <= radiusPx * radiusPx)
                    Blend(x, y, Between(means, Cells, Cells, ((x + 0.5f - left) / side * Cells) - 0.5f, ((y + 0.5f - top) / side * Cells) - 0.5f), 1);
            }
        }
    }

    /// <summary>Makes everything outside of a rectangle unrecognisable in the same way: of the whole picture only a coarse grid of mean colours is left there.</summary>
    public void BlurAround(float left, float top, float right, float bottom)
    {
        // A head that is smaller than a cell is gone; a larger one is near enough to be found, or to be the athlete's.
        const int CellsAlong = 16;
        var side = Math.Max(Size.WidthPx, Size.HeightPx) / (float)CellsAlong;
        var (columns, rows) = (Math.Max(2, (int)MathF.Ceiling(Size.WidthPx / side)), Math.Max(2, (int)MathF.Ceiling(Size.HeightPx / side)));
        var means = new float[columns * rows * 3];
        for (var cell = 0; cell < columns * rows; cell++)
            MeanOf(cell % columns * side, cell / columns * side, side, means.AsSpan(cell * 3, 3));
        for (var y = 0; y < Size.HeightPx; y++)
        {
            for (var x = 0; x < Size.WidthPx; x++)
            {
                if (x < left || x > right || y < top || y > bottom)
                    Blend(x, y, Between(means, columns, rows, ((x + 0.5f) / side) - 0.5f, ((y + 0.5f) / side) - 0.5f), 1);
            }
        }
    }

    /// <summary>Mean colour of a square, of its part within the picture; of the nearest pixel where it lies outside.</summary>
    private void MeanOf(float left, float top, float side, Span<float> mean)
    {
        var (x0, x1) = (Math.Clamp((int)left, 0, Size.WidthPx - 1), Math.Clamp((int)(left + side), 0, Size.WidthPx - 1));
        var (y0, y1) = (Math.Clamp((int)top, 0, Size.HeightPx - 1), Math.Clamp((int)(top + side), 0, Size.HeightPx - 1));
        mean.Clear();
        for (var y = y0; y <= y1; y++)
        {
            for (var x = x0; x <= x1; x++)
            {
                var place = ((y * Size.WidthPx) + x) * 3;
                for (var colour = 0; colour < 3; colour++)
                    mean[colour] += _rgb[place + colour];
            }
        }

        for (var colour = 0; colour < 3; colour++)
            mean[colour] /= (x1 - x0 + 1) * (y1 - y0 + 1);
    }

    private static TileColour Between(ReadOnlySpan<float> means, int columns, int rows, float x, float y)
    {
        var (cellX, cellY) = (Math.Clamp((int)MathF.Floor(x), 0, columns - 2), Math.Clamp((int)MathF.Floor(y), 0, rows - 2));
        var (shareX, shareY) = (Math.Clamp(x - cellX, 0, 1), Math.Clamp(y - cellY, 0, 1));
        Span<byte> mixed = stackalloc byte[3];
        for (var colour = 0; colour < 3; colour++)
        {
            var upper = Mix(means[(((cellY * columns) + cellX) * 3) + colour], means[(((cellY * columns) + cellX + 1) * 3) + colour], shareX);
            var lower = Mix(means[((((cellY + 1) * columns) + cellX) * 3) + colour], means[((((cellY + 1) * columns) + cellX + 1) * 3) + colour], shareX);
            mixed[colour] = (byte)Mix(upper, lower, shareY);
        }

        return new TileColour(mixed[0], mixed[1], mixed[2]);
    }

    private static float Mix(float first, float second, float share) => first + (share * (second - first));

    private static (int First, int Last) Range(float first, float second, float radius, int length) =>
        ((int)Math.Clamp(Math.Min(first, second) - radius - 1, 0, length), (int)Math.Clamp(Math.Max(first, second) + radius + 1, -1, length - 1));

    private static float Distance(float x, float y, (float X, float Y) from, (float X, float Y) to)
    {
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var length = (alongX * alongX) + (alongY * alongY);
        var share = length <= 0 ? 0 : Math.Clamp((((x - from.X) * alongX) + ((y - from.Y) * alongY)) / length, 0, 1);
        var (awayX, awayY) = (x - from.X - (share * alongX), y - from.Y - (share * alongY));
        return MathF.Sqrt((awayX * awayX) + (awayY * awayY));
    }
}
