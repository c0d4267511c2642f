using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public class GeometryTests
{
    [Theory]
    [InlineData(1920, 1080, 640, 360)]
    [InlineData(1080, 1920, 360, 640)]
    [InlineData(202, 360, 202, 360)]
    [InlineData(4000, 3, 640, 2)]
    public void Fit_AnySize_KeepsShapeAndNeverEnlarges(int width, int height, int expectedWidth, int expectedHeight) =>
        Assert.Equal(new DecodedSize(expectedWidth, expectedHeight), DecodedSize.Fit(width, height, 640));

    [Fact]
    public void ToFull_BoxAndPoints_ScaleAlike()
    {
        var scale = FrameScale.Between(new DecodedSize(640, 360), 1920, 1080);
        float[] points = [10, 20, 0.5f];

        scale.ToFull(points);

        Assert.Equal([30, 60, 0.5f], points);
        Assert.Equal(new PixelBox(30, 60, 90, 120), scale.ToFull(new DecodedBox(10, 20, 30, 40)));
    }

    [Fact]
    public void IntersectionOverUnion_HalfOverlap_OneThird() =>
        Assert.Equal(1 / 3f, new DecodedBox(0, 0, 10, 10).IntersectionOverUnion(new DecodedBox(5, 0, 10, 10)), 1e-5f);

    [Fact]
    public void IntersectionOverSmaller_BoxInBox_IsOne() =>
        Assert.Equal(1, new DecodedBox(0, 0, 10, 10).IntersectionOverSmaller(new DecodedBox(2, 2, 3, 3)), 1e-5f);

    [Fact]
    public void ClampTo_FarOutside_StaysWithinMargin() =>
        Assert.Equal(new DecodedBox(-5, 10, 65, 55), new DecodedBox(-50, 10, 110, 90).ClampTo(new DecodedSize(100, 60), 5));

    [Fact]
    public void MeanLuma_WhiteAndBlack_Ends()
    {
        var size = new DecodedSize(40, 40);
        Assert.Equal(0, Brightness.MeanLuma(new RgbImage(new byte[size.ByteCount], size)));
        Assert.Equal(255, Brightness.MeanLuma(new RgbImage(Enumerable.Repeat((byte)255, size.ByteCount).ToArray(), size)), 6);
    }
}
