using SquatCoach.Capture;

namespace SquatCoach.Web.Tests;

/// <summary>The networks see in the browser what they see in the program: the kernels give the same planes.</summary>
public sealed class KernelTests
{
    private const int SizePx = 32;

    private static readonly DecodedSize _size = new(90, 70);

    [Theory]
    [InlineData(45, 35, 60)]
    [InlineData(45.3, 30.7, 20)]
    [InlineData(5, 66, 50)]
    public async Task Crop_InTheBrowser_EqualsTheProgram(double x, double y, double side)
    {
        var expected = new float[3 * SizePx * SizePx];
        CropKernel.Crop(new RgbImage(Picture(), _size), new SquareRoi((float)x, (float)y, (float)side), SizePx, expected);
        AssertSame(expected, await PlanesAsync("crop(picture, input.roi, input.size, planes)", new { x, y, side }));
    }

    [Fact]
    public async Task Letterbox_InTheBrowser_EqualsTheProgram()
    {
        var expected = new float[3 * SizePx * SizePx];
        LetterboxKernel.Fit(new RgbImage(Picture(), _size), SizePx, expected);
        AssertSame(expected, await PlanesAsync("letterbox(picture, input.size, planes)", null));
    }

    private static async Task<float[]> PlanesAsync(string call, object? roi)
    {
        var answer = await BrowserModule.RunAsync(
            $$"""
            const { crop, letterbox } = await import(js + '/live/kernel.js');
            const data = new Uint8ClampedArray(input.width * input.height * 4);
            input.rgb.forEach((value, index) => { data[Math.floor(index / 3) * 4 + index % 3] = value; });
            const picture = { data, width: input.width, height: input.height };
            const planes = new Float32Array(3 * input.size * input.size);
            {{call}};
            return [...planes];
            """,
            new { rgb = Picture().Select(value => (int)value), width = _size.WidthPx, height = _size.HeightPx, size = SizePx, roi });
        return [.. answer.EnumerateArray().Select(value => value.GetSingle())];
    }

    private static void AssertSame(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.True(expected.Zip(found).Max(pair => Math.Abs(pair.First - pair.Second)) < 1e-4, "The browser cuts another picture than the program.");
    }

    private static byte[] Picture()
    {
        var rgb = new byte[_size.ByteCount];
        new Random(3).NextBytes(rgb);
        return rgb;
    }
}
