namespace SquatCoach.Capture;

/// <summary>Fits a whole frame into the square that the athlete finder sees.</summary>
public static class LetterboxKernel
{
    /// <summary>What surrounds the frame, unless a network learnt otherwise.</summary>
    public const float Padding = 0.5f;

    /// <summary>Scales a frame into the middle of size × size: 3 planes (red, green, blue) of floats 0…1, one grey around it.</summary>
    /// <returns>Where the frame lies in the square.</returns>
    public static Letterbox Fit(RgbImage image, int sizePx, Span<float> planes, float padding = Padding)
    {
        if (planes.Length != 3 * sizePx * sizePx)
            throw new ArgumentException($"Found {planes.Length} values, expected {3 * sizePx * sizePx} (3 × {sizePx} × {sizePx}).", nameof(planes));

        var box = Letterbox.Of(image.Size, sizePx);
        planes.Fill(padding);
        var columns = new AxisTaps(0, (float)image.WidthPx / box.WidthPx);
        var rows = new AxisTaps(0, (float)image.HeightPx / box.HeightPx);
        Resampler.Run(image, columns, rows, new PlaneWindow(box.LeftPx, box.TopPx, box.WidthPx, box.HeightPx, sizePx, sizePx * sizePx), planes);
        return box;
    }
}
