using SquatCoach.AllocationTests;

namespace SquatCoach.Capture.Tests;

public class CropKernelTests
{
    private const int SidePx = 24;

    [Theory]
    [InlineData(40, 30, 24)]
    [InlineData(40, 30, 20.5f)]
    [InlineData(40.3f, 30.7f, 7)]
    [InlineData(40, 30, 60)]
    [InlineData(41.2f, 29.9f, 133.3f)]
    [InlineData(0, 0, 50)]
    [InlineData(79, 59, 33)]
    [InlineData(-60, 30, 40)]
    [InlineData(40, 200, 40)]
    [InlineData(40, 30, 900)]
    public void Crop_AnySquare_EqualsNaive(float centreX, float centreY, float side)
    {
        var size = new DecodedSize(80, 60);
        var rgb = Noise(size, seed: 3);
        var planes = new float[3 * SidePx * SidePx];

        CropKernel.Crop(new RgbImage(rgb, size), new SquareRoi(centreX, centreY, side), SidePx, planes);

        var step = (double)side / SidePx;
        for (var index = 0; index < planes.Length; index++)
        {
            var (channel, y, x) = (index / (SidePx * SidePx), index / SidePx % SidePx, index % SidePx);
            var centre = (centreX - (side / 2) + ((x + 0.5) * step), centreY - (side / 2) + ((y + 0.5) * step));
            Assert.Equal(NaiveCrop.Sample(rgb, size, centre, (step, step), channel), planes[index], 3e-4);
        }
    }

    [Fact]
    public void Crop_SamePixelGrid_CopiesPixels()
    {
        var size = new DecodedSize(SidePx, SidePx);
        var rgb = Noise(size, seed: 5);
        var planes = new float[3 * SidePx * SidePx];

        CropKernel.Crop(new RgbImage(rgb, size), new SquareRoi(SidePx / 2f, SidePx / 2f, SidePx), SidePx, planes);

        for (var pixel = 0; pixel < SidePx * SidePx; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
                Assert.Equal(rgb[(pixel * 3) + channel] / 255f, planes[(channel * SidePx * SidePx) + pixel], 1e-6);
        }
    }

    [Fact]
    public void Crop_Again_AllocatesNothing()
    {
        var size = new DecodedSize(640, 360);
        var rgb = Noise(size, seed: 1);
        var planes = new float[3 * 160 * 160];
        var sidePx = 350;
        Assert.Equal(0, Allocations.LeastOf(() => CropKernel.Crop(new RgbImage(rgb, size), new SquareRoi(300, 200, sidePx++), 160, planes), calls: 20));
    }

    [Fact]
    public void Crop_WrongLength_SaysWhatItExpects()
    {
        var exception = Assert.Throws<ArgumentException>(() => CropKernel.Crop(new RgbImage(new byte[12], new DecodedSize(2, 2)), new SquareRoi(1, 1, 2), 4, new float[7]));

        Assert.Contains("Found 7 values, expected 48", exception.Message, StringComparison.Ordinal);
    }

    internal static byte[] Noise(DecodedSize size, int seed)
    {
        var rgb = new byte[size.ByteCount];
        new Random(seed).NextBytes(rgb);
        return rgb;
    }
}
