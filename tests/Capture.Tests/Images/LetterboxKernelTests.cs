namespace SquatCoach.Capture.Tests;

public class LetterboxKernelTests
{
    [Theory]
    [InlineData(128, 72)]
    [InlineData(72, 128)]
    [InlineData(31, 47)]
    [InlineData(16, 16)]
    public void Fit_AnyShape_CentredInGreyAndEqualsNaive(int width, int height)
    {
        const int side = 32;
        var size = new DecodedSize(width, height);
        var rgb = CropKernelTests.Noise(size, seed: width);
        var planes = new float[3 * side * side];

        var box = LetterboxKernel.Fit(new RgbImage(rgb, size), side, planes);

        Assert.Equal(side, Math.Max(box.WidthPx, box.HeightPx));
        var step = ((double)width / box.WidthPx, (double)height / box.HeightPx);
        for (var index = 0; index < planes.Length; index++)
        {
            var (channel, y, x) = (index / (side * side), (index / side % side) - box.TopPx, (index % side) - box.LeftPx);
            var isInside = x >= 0 && y >= 0 && x < box.WidthPx && y < box.HeightPx;
            var centre = ((x + 0.5) * step.Item1, (y + 0.5) * step.Item2);
            Assert.Equal(isInside ? NaiveCrop.Sample(rgb, size, centre, step, channel) : 0.5, planes[index], 3e-4);
        }
    }

    [Fact]
    public void ToDecoded_WholeFrame_IsTheFrame()
    {
        var box = Letterbox.Of(new DecodedSize(640, 360), 256);

        var frame = box.ToDecoded(128, 128, 256, 144);

        Assert.Equal(0, frame.LeftPx, 1e-3);
        Assert.Equal(0, frame.TopPx, 1e-3);
        Assert.Equal(640, frame.WidthPx, 1e-3);
        Assert.Equal(360, frame.HeightPx, 1e-3);
    }
}
