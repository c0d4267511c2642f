namespace SquatCoach.Capture;

/// <summary>Turns whole pictures by quarter turns.</summary>
internal static class QuarterTurn
{
    public const int Degrees = 90;

    /// <summary>The size after so many clockwise quarter turns.</summary>
    public static DecodedSize Of(DecodedSize size, int turns) => turns % 2 == 0 ? size : new DecodedSize(size.HeightPx, size.WidthPx);

    /// <summary>Writes the picture after so many clockwise quarter turns, 0…3.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="turns">0…3.</param>
    /// <param name="target">As many bytes as the picture has.</param>
    public static void Clockwise(RgbImage image, int turns, Span<byte> target)
    {
        var (width, height) = (image.WidthPx, image.HeightPx);
        var (start, perColumn, perRow) = turns switch
        {
            0 => (0, 1, width),
            1 => (height - 1, height, -1),
            2 => ((width * height) - 1, -1, -width),
            3 => ((width - 1) * height, -height, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(turns), turns, "Expected 0 to 3 quarter turns."),
        };
        for (var row = 0; row < height; row++)
        {
            var pixels = image.Row(row);
            var place = start + (row * perRow);
            for (var column = 0; column < width; column++, place += perColumn)
                pixels.Slice(column * 3, 3).CopyTo(target[(place * 3)..]);
        }
    }
}
