using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>Cuts the ROI out of a frame for the keypoint network.</summary>
public static class CropKernel
{
    /// <summary>Scales a square of the image to size × size: 3 planes (red, green, blue) of floats 0…1, edges repeated outside the image.</summary>
    /// <param name="image">The decoded frame.</param>
    /// <param name="roi">What to cut.</param>
    /// <param name="sizePx">S, side of the output.</param>
    /// <param name="planes">3 × S × S values.</param>
    public static void Crop(RgbImage image, SquareRoi roi, int sizePx, Span<float> planes) => Crop(image, roi, new DecodedSize(sizePx, sizePx), planes);

    /// <summary>Scales the middle of a square to a size whose longer side is the square's.</summary>
    /// <param name="image">The decoded frame.</param>
    /// <param name="roi">What to cut.</param>
    /// <param name="size">W × H of the output.</param>
    /// <param name="planes">3 × H × W values.</param>
    public static void Crop(RgbImage image, SquareRoi roi, DecodedSize size, Span<float> planes)
    {
        if (planes.Length != size.ByteCount)
            throw new ArgumentException($"Found {planes.Length} values, expected {size.ByteCount} (3 × {size.HeightPx} × {size.WidthPx}).", nameof(planes));

        // A ROI larger than this shows less than a twentieth of itself; its size is an error upstream, not a wish.
        var side = Math.Clamp(roi.SidePx, 1, 20f * Math.Max(image.WidthPx, image.HeightPx));
        var step = side / Math.Max(size.WidthPx, size.HeightPx);
        if (roi.Rotation != Angle.Zero)
        {
            RotatedResampler.Run(image, roi with { SidePx = side }, size, planes);
            return;
        }

        var columns = new AxisTaps(roi.CentreXPx - (step * size.WidthPx / 2), step);
        var rows = new AxisTaps(roi.CentreYPx - (step * size.HeightPx / 2), step);
        Resampler.Run(image, columns, rows, new PlaneWindow(0, 0, size.WidthPx, size.HeightPx, size.WidthPx, size.WidthPx * size.HeightPx), planes);
    }
}
