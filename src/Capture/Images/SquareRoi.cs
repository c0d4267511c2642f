using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// The square around the athlete that the keypoint network sees, in pixels of the decoded frame; it may reach beyond the frame. A network
/// that is not square sees a rectangle with this middle, whose longer side is the square's.
/// </summary>
public readonly record struct SquareRoi(float CentreXPx, float CentreYPx, float SidePx)
{
    /// <summary>Side of the ROI over the longer side of the keypoint box, as our networks were trained.</summary>
    public const float Margin = 1.3f;

    /// <summary>How far the square is turned clockwise, so that somebody who leans stands upright in it.</summary>
    public Angle Rotation { get; init; }

    public float LeftPx => CentreXPx - (SidePx / 2);

    public float TopPx => CentreYPx - (SidePx / 2);

    public static SquareRoi Around(DecodedBox box) => new(box.CentreXPx, box.CentreYPx, box.LongSidePx * Margin);
}
