namespace SquatCoach.Capture;

/// <summary>The square around the athlete that the keypoint network sees, in pixels of the decoded frame; it may reach beyond the frame.</summary>
public readonly record struct SquareRoi(float CentreXPx, float CentreYPx, float SidePx)
{
    /// <summary>Side of the ROI over the longer side of the keypoint box, as the network was trained.</summary>
    public const float Margin = 1.3f;

    public float LeftPx => CentreXPx - (SidePx / 2);

    public float TopPx => CentreYPx - (SidePx / 2);

    public static SquareRoi Around(DecodedBox box) => new(box.CentreXPx, box.CentreYPx, box.LongSidePx * Margin);
}
