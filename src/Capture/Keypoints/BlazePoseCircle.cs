using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// How BlazePose describes a person (Bazarevsky et al. 2020): a circle around the whole body with its centre between the hips, and the tilt of
/// the body, that is the direction from the centre to a point on the circle above the head. Up is 0°, clockwise positive.
/// </summary>
internal readonly record struct BlazePoseCircle(float CentreXPx, float CentreYPx, float RadiusPx, Angle Tilt)
{
    // Side of the square over the circle's diameter, as the network was trained.
    private const float Margin = 1.25f;

    // A body is slim and not quite as long as the circle, because keypoints end at the eyes and toes.
    private const float HalfLengthShare = 0.95f;
    private const float HalfWidthShare = 0.4f;

    public SquareRoi Roi => new(CentreXPx, CentreYPx, 2 * Margin * RadiusPx) { Rotation = Tilt };

    /// <summary>The upright box around a body that fills the circle from end to end.</summary>
    public DecodedBox Box
    {
        get
        {
            var (sin, cos) = Math.SinCos(Tilt.Radians);
            var halfWidth = (float)((HalfLengthShare * Math.Abs(sin)) + (HalfWidthShare * Math.Abs(cos))) * RadiusPx;
            var halfHeight = (float)((HalfLengthShare * Math.Abs(cos)) + (HalfWidthShare * Math.Abs(sin))) * RadiusPx;
            return new DecodedBox(CentreXPx - halfWidth, CentreYPx - halfHeight, 2 * halfWidth, 2 * halfHeight);
        }
    }

    /// <summary>
    /// The circle around a person whose keypoints are known, as the network was trained on it: its centre between the hips, all of the body inside,
    /// tilted as the line from the hips to the shoulders.
    /// </summary>
    /// <param name="points">21 × (x, y, confidence) in pixels, all known.</param>
    public static BlazePoseCircle Around(ReadOnlySpan<float> points)
    {
        var (x, y) = Body.MiddlePlace(points, Keypoint.LeftHip, Keypoint.RightHip);
        var (shoulderX, shoulderY) = Body.MiddlePlace(points, Keypoint.LeftShoulder, Keypoint.RightShoulder);
        var farthest = 0f;
        for (var index = 0; index < points.Length; index += 3)
            farthest = MathF.Max(farthest, MathF.Sqrt(((points[index] - x) * (points[index] - x)) + ((points[index + 1] - y) * (points[index + 1] - y))));
        return Of(x, y, shoulderX, shoulderY) with { RadiusPx = farthest / HalfLengthShare };
    }

    public static BlazePoseCircle Of(float centreX, float centreY, float outerX, float outerY)
    {
        var (x, y) = (outerX - centreX, outerY - centreY);
        return new BlazePoseCircle(centreX, centreY, MathF.Sqrt((x * x) + (y * y)), Angle.FromRadians(Math.Atan2(x, -y)));
    }
}
