using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>From pixels of the decoded frame to pixels of the full upright frame.</summary>
public readonly record struct FrameScale(float X, float Y)
{
    public static FrameScale Between(DecodedSize decoded, int fullWidthPx, int fullHeightPx) =>
        new((float)fullWidthPx / decoded.WidthPx, (float)fullHeightPx / decoded.HeightPx);

    public PixelBox ToFull(DecodedBox box) => new(box.LeftPx * X, box.TopPx * Y, box.WidthPx * X, box.HeightPx * Y);

    /// <summary>Scales x and y of K × (x, y, confidence) in place.</summary>
    public void ToFull(Span<float> points)
    {
        for (var index = 0; index + 2 < points.Length; index += 3)
        {
            points[index] *= X;
            points[index + 1] *= Y;
        }
    }
}
