namespace SquatCoach.Capture;

/// <summary>
/// Cuts a turned rectangle out of an image: bilinear, the mean of a grid of places within each output pixel where the picture shrinks.
/// Outside the image its edge is repeated.
/// </summary>
internal static class RotatedResampler
{
    private const float ByteToUnit = 1 / 255f;

    // Beyond that the picture is so small that finer averaging cannot be seen.
    private const int MaxGrid = 4;

    public static void Run(RgbImage image, SquareRoi roi, DecodedSize size, Span<float> planes)
    {
        var step = roi.SidePx / Math.Max(size.WidthPx, size.HeightPx);
        var grid = Math.Clamp((int)MathF.Round(step), 1, MaxGrid);
        var (sin, cos) = MathF.SinCos((float)roi.Rotation.Radians);
        var plane = size.WidthPx * size.HeightPx;
        for (var row = 0; row < size.HeightPx; row++)
        {
            for (var column = 0; column < size.WidthPx; column++)
            {
                var (red, green, blue) = (0f, 0f, 0f);
                for (var place = 0; place < grid * grid; place++)
                {
                    var right = (column + (((place % grid) + 0.5f) / grid) - (size.WidthPx / 2f)) * step;
                    var down = (row + (((place / grid) + 0.5f) / grid) - (size.HeightPx / 2f)) * step;
                    var colour = At(image, roi.CentreXPx + (right * cos) - (down * sin), roi.CentreYPx + (right * sin) + (down * cos));
                    (red, green, blue) = (red + colour.Red, green + colour.Green, blue + colour.Blue);
                }

                var scale = ByteToUnit / (grid * grid);
                var index = (row * size.WidthPx) + column;
                (planes[index], planes[plane + index], planes[(2 * plane) + index]) = (red * scale, green * scale, blue * scale);
            }
        }
    }

    private static (float Red, float Green, float Blue) At(RgbImage image, float x, float y)
    {
        var (left, top) = (x - 0.5f, y - 0.5f);
        var (column, row) = ((int)MathF.Floor(left), (int)MathF.Floor(top));
        var (across, down) = (left - column, top - row);
        var upper = image.Row(Math.Clamp(row, 0, image.HeightPx - 1));
        var lower = image.Row(Math.Clamp(row + 1, 0, image.HeightPx - 1));
        var first = Math.Clamp(column, 0, image.WidthPx - 1) * 3;
        var second = Math.Clamp(column + 1, 0, image.WidthPx - 1) * 3;
        float Blend(ReadOnlySpan<byte> above, ReadOnlySpan<byte> below, int colour) =>
            ((1 - down) * (((1 - across) * above[first + colour]) + (across * above[second + colour])))
            + (down * (((1 - across) * below[first + colour]) + (across * below[second + colour])));
        return (Blend(upper, lower, 0), Blend(upper, lower, 1), Blend(upper, lower, 2));
    }
}
