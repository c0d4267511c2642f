namespace SquatCoach.Capture.Tests;

public sealed class QuarterTurnTests
{
    /// <summary>2 × 3 pixels, named by their first byte: 1 2 / 3 4 / 5 6.</summary>
    [Theory]
    [InlineData(0, 2, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(1, 3, new byte[] { 5, 3, 1, 6, 4, 2 })]
    [InlineData(2, 2, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(3, 3, new byte[] { 2, 4, 6, 1, 3, 5 })]
    public void Clockwise_EveryTurn_RowsBecomeColumns(int turns, int width, byte[] expected)
    {
        byte[] rgb = [.. Enumerable.Range(1, 6).SelectMany(name => new byte[] { (byte)name, (byte)(10 * name), (byte)(20 * name) })];
        var target = new byte[rgb.Length];

        QuarterTurn.Clockwise(new RgbImage(rgb, new DecodedSize(2, 3)), turns, target);

        Assert.Equal(width, QuarterTurn.Of(new DecodedSize(2, 3), turns).WidthPx);
        Assert.Equal(expected, target.Chunk(3).Select(pixel => pixel[0]));
        Assert.All(target.Chunk(3), pixel => Assert.Equal((10 * pixel[0], 20 * pixel[0]), (pixel[1], pixel[2])));
    }
}
