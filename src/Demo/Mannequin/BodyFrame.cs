using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// The athlete's own directions in the world: facing −y, left to +x, z up; the floor is z = 0 and the feet stand around the origin.
/// (A camera at azimuth 0° therefore stands at −y and sees the face, with the athlete's left to the image's right.)
/// </summary>
public static class BodyFrame
{
    public static Vector3 Forward { get; } = new(0, -1, 0);

    public static Vector3 Left { get; } = new(1, 0, 0);

    public static Vector3 Up { get; } = new(0, 0, 1);

    /// <summary>Up tilted forward by an angle in radians, in the plane that halves the body.</summary>
    public static Vector3 Leaning(double radians) => (Up * (float)Math.Cos(radians)) + (Forward * (float)Math.Sin(radians));

    /// <summary>Forward turned to the left by an angle in radians, level.</summary>
    public static Vector3 Turned(double radiansToTheLeft) =>
        (Forward * (float)Math.Cos(radiansToTheLeft)) + (Left * (float)Math.Sin(radiansToTheLeft));
}
