namespace SquatCoach.Capture;

/// <summary>How bright a frame is.</summary>
public static class Brightness
{
    // Every 17th pixel: prime, so that no pattern of the picture falls in step with it.
    private const int PixelStep = 17;

    /// <summary>Mean luma 0…255 (Rec. 601 weights) over a sparse sample.</summary>
    public static double MeanLuma(RgbImage image)
    {
        long sum = 0;
        long count = 0;
        for (var index = 0; index + 2 < image.Rgb.Length; index += PixelStep * 3)
        {
            sum += (299 * image.Rgb[index]) + (587 * image.Rgb[index + 1]) + (114 * image.Rgb[index + 2]);
            count++;
        }

        return count == 0 ? 0 : sum / (1000.0 * count);
    }
}
