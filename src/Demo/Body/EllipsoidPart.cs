using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>An ellipsoid that hangs on the skeleton: an ear, a kneecap, a thumb.</summary>
public sealed class EllipsoidPart(int ringCount, int segmentCount, Vector3 colour, Func<MannequinSkeleton, Ring> middle, float halfLengthMetres)
    : BodyPart(ringCount, segmentCount)
{
    public override void Place(MannequinSkeleton skeleton, Span<Vector3> vertices)
    {
        var equator = middle(skeleton);
        var along = Vector3.Cross(equator.Side, equator.Front);
        for (var ring = 0; ring < RingCount; ring++)
        {
            var (sine, cosine) = MathF.SinCos(((ring / (float)(RingCount - 1)) - 0.5f) * MathF.PI);
            var scaled = equator with
            {
                Centre = equator.Centre + (along * (sine * halfLengthMetres)),
                HalfWidthMetres = equator.HalfWidthMetres * cosine,
                FrontDepthMetres = equator.FrontDepthMetres * cosine,
                BackDepthMetres = equator.BackDepthMetres * cosine,
            };
            WriteRing(scaled, ring, vertices);
        }
    }

    public override Vector3 Colour(int ring, int segment) => colour;
}
