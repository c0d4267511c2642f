namespace SquatCoach.Capture;

/// <summary>Cuts the ROI out of a frame for the keypoint network.</summary>
public static class CropKernel
{
    /// <summary>Scales a square of the image to size × size: 3 planes (red, green, blue) of floats 0…1, edges repeated outside the image.</summary>
    /// <param name="image">The decoded frame.</param>
    /// <param name="roi">What to cut.</param>
    /// <param name="sizePx">S, side of the output.</param>
    /// <param name="planes">3 × S × S values.</param>
    public static void Crop(RgbImage image, SquareRoi roi, int sizePx, Span<float> planes)
    {
        if (planes.Length != 3 * sizePx * sizePx)
            throw new ArgumentException($"Found {planes.Length} values, expected {3 * sizePx * sizePx} (3 × {sizePx} × {sizePx}).", nameof(planes));

        // A ROI larger than this shows less than a twentieth of itself; its size is an error upstream, not a wish.
        var side = Math.Clamp(roi.SidePx, 1, 20f * Math.Max(image.WidthPx, image.HeightPx));
        var step = side / sizePx;
        var columns = new AxisTaps(roi.CentreXPx - (side / 2), step);
        var rows = new AxisTaps(roi.CentreYPx - (side / 2), step);
        Resampler.Run(image, columns, rows, new PlaneWindow(0, 0, sizePx, sizePx, sizePx, sizePx * sizePx), planes);
    }
}
