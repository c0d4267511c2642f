using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// Skull, jaw, nose and hair as one closed surface around the head's middle, with a painted face.
/// Denser in front, where eyes and mouth need it.
/// </summary>
public sealed class HeadPart() : BodyPart(ringCount: 56, segmentCount: 80)
{
    private const float HalfWidthMetres = 0.076f;
    private const float HalfDepthMetres = 0.100f;
    private const float HalfHeightMetres = 0.120f;
    private const float MiddleForwardMetres = 0.004f;
    private const float MiddleUpMetres = 0.105f;

    public override void Place(MannequinSkeleton skeleton, Span<Vector3> vertices)
    {
        for (var ring = 0; ring < RingCount; ring++)
        {
            for (var segment = 0; segment < SegmentCount; segment++)
            {
                var point = Point(ring, segment);
                vertices[(ring * SegmentCount) + segment] = skeleton.Head.At(point.X, point.Y, point.Z);
            }
        }
    }

    public override Vector3 Colour(int ring, int segment)
    {
        var point = Point(ring, segment);
        var side = Math.Abs(point.X);
        var up = point.Z;
        if (IsHair(Direction(ring, segment)))
        {
            return Palette.Hair;
        }

        if (point.Y > 0.05f)
        {
            if (Ellipse(side - 0.032f, up - 0.103f, 0.0055f, 0.0055f))
            {
                return Palette.Iris;
            }

            if (Ellipse(side - 0.032f, up - 0.103f, 0.014f, 0.007f))
            {
                return Palette.EyeWhite;
            }

            if (Ellipse(side - 0.034f, up - 0.124f, 0.019f, 0.0045f))
            {
                return Palette.Hair;
            }

            if (Ellipse(point.X, up - 0.036f, 0.025f, 0.0065f))
            {
                return Palette.Lips;
            }

            if (Ellipse(side - 0.009f, up - 0.058f, 0.005f, 0.004f))
            {
                return Palette.Skin * 0.6f;
            }
        }

        return Palette.Skin;
    }

    private static bool Ellipse(float x, float y, float radiusX, float radiusY) =>
        ((x * x) / (radiusX * radiusX)) + ((y * y) / (radiusY * radiusY)) < 1;

    private static bool IsHair(Vector3 direction)
    {
        // The hairline: high over the forehead, in front of the ears, down to the nape.
        var line = direction.Y > 0.45f ? 0.60f : direction.Y > -0.05f ? 0.60f - ((0.45f - direction.Y) * 1.05f) : -0.42f;
        return direction.Z > line;
    }

    private Vector3 Direction(int ring, int segment)
    {
        var latitude = ((ring / (float)(RingCount - 1)) - 0.5f) * MathF.PI;
        var around = ((segment / (float)SegmentCount) - 0.5f) * 2;
        var longitude = MathF.PI * ((0.45f * around) + (0.55f * around * around * around));
        var (sine, cosine) = MathF.SinCos(longitude);
        var level = MathF.Cos(latitude);
        return new Vector3(-sine * level, cosine * level, MathF.Sin(latitude));
    }

    /// <summary>The point of the surface in the head's own directions (left, forward, up), metres from where the skull sits.</summary>
    private Vector3 Point(int ring, int segment)
    {
        var direction = Direction(ring, segment);
        var below = Math.Max(0, -direction.Z);
        var taper = 1 - (0.30f * below * below);
        var backTaper = direction.Y < 0 ? 1 - (0.45f * below) : 1;
        var hair = IsHair(direction) ? 0.009f : 0;
        var side = direction.X * (HalfWidthMetres * taper + hair);
        var forward = direction.Y * ((HalfDepthMetres * backTaper) + hair);
        var up = direction.Z * (HalfHeightMetres + hair);
        if (direction.Y > 0)
        {
            forward -= FaceFlattening(direction);
            forward += Bump(side, up + MiddleUpMetres - 0.066f, 0.013f, 0.016f) * 0.020f;
            forward += Bump(side, up + MiddleUpMetres - 0.088f, 0.009f, 0.020f) * 0.009f;
            forward += Bump(side, up + MiddleUpMetres - 0.002f, 0.022f, 0.016f) * 0.010f;
            forward -= Bump(Math.Abs(side) - 0.031f, up + MiddleUpMetres - 0.104f, 0.014f, 0.010f) * 0.008f;
        }

        return new Vector3(side, MiddleForwardMetres + forward, MiddleUpMetres + up);
    }

    private static float FaceFlattening(Vector3 direction) => 0.010f * direction.Y * direction.Y;

    private static float Bump(float x, float y, float widthMetres, float heightMetres) =>
        MathF.Exp(-((x * x) / (2 * widthMetres * widthMetres)) - ((y * y) / (2 * heightMetres * heightMetres)));
}
