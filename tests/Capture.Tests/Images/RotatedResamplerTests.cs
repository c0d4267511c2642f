using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public class RotatedResamplerTests
{
    private static readonly DecodedSize _size = new(40, 40);

    [Theory]
    [InlineData(20, 20, 16)]
    [InlineData(3, 35, 16)]
    public void Crop_TurnedByNextToNothing_EqualsUpright(float x, float y, float side)
    {
        var rgb = CropKernelTests.Noise(_size, seed: 2);
        var (turned, upright) = (new float[3 * 256], new float[3 * 256]);

        CropKernel.Crop(new RgbImage(rgb, _size), new SquareRoi(x, y, side) { Rotation = Angle.FromDegrees(1e-4) }, 16, turned);
        CropKernel.Crop(new RgbImage(rgb, _size), new SquareRoi(x, y, side), 16, upright);

        for (var index = 0; index < turned.Length; index++)
            Assert.Equal(upright[index], turned[index], 1e-3f);
    }

    /// <summary>A quarter turn clockwise: what was at the right of the frame is at the top of the crop.</summary>
    [Fact]
    public void Crop_QuarterTurn_RightBecomesTop()
    {
        var rgb = CropKernelTests.Noise(_size, seed: 4);
        var (turned, upright) = (new float[3 * 256], new float[3 * 256]);

        CropKernel.Crop(new RgbImage(rgb, _size), new SquareRoi(20, 20, 16) { Rotation = Angle.FromDegrees(90) }, 16, turned);
        CropKernel.Crop(new RgbImage(rgb, _size), new SquareRoi(20, 20, 16), 16, upright);

        for (var row = 0; row < 16; row++)
        {
            for (var column = 0; column < 16; column++)
                Assert.Equal(upright[(column * 16) + 15 - row], turned[(row * 16) + column], 1e-3f);
        }
    }

    [Theory]
    [InlineData(0, -1, 0)]
    [InlineData(1, 0, 90)]
    [InlineData(0, 1, 180)]
    [InlineData(-1, 0, -90)]
    public void Of_PointOnTheCircle_TiltClockwiseFromUp(float x, float y, double degrees)
    {
        var circle = BlazePoseCircle.Of(100, 100, 100 + (40 * x), 100 + (40 * y));

        Assert.Equal(degrees, circle.Tilt.Degrees, 1e-3);
        Assert.Equal(100, circle.Roi.SidePx, 1e-3f);
        Assert.Equal(x == 0, circle.Box.HeightPx > circle.Box.WidthPx);
    }
}
