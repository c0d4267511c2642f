namespace SquatCoach.Capture.Tests;

/// <summary>The oracle: every output pixel as a plain weighted mean over both axes at once, in double precision.</summary>
internal static class NaiveCrop
{
    public static double Sample(byte[] rgb, DecodedSize size, (double X, double Y) centre, (double X, double Y) step, int channel)
    {
        double sum = 0, weights = 0;
        var (radiusX, radiusY) = (Math.Max(1, step.X), Math.Max(1, step.Y));
        for (var y = (int)Math.Floor(centre.Y - radiusY) - 1; y <= centre.Y + radiusY + 1; y++)
        {
            for (var x = (int)Math.Floor(centre.X - radiusX) - 1; x <= centre.X + radiusX + 1; x++)
            {
                var weight = Math.Max(0, 1 - (Math.Abs(x + 0.5 - centre.X) / radiusX)) * Math.Max(0, 1 - (Math.Abs(y + 0.5 - centre.Y) / radiusY));
                var (column, row) = (Math.Clamp(x, 0, size.WidthPx - 1), Math.Clamp(y, 0, size.HeightPx - 1));
                sum += weight * rgb[(((row * size.WidthPx) + column) * 3) + channel] / 255.0;
                weights += weight;
            }
        }

        return sum / weights;
    }
}
