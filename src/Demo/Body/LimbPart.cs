using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>A stretch of an arm or leg: bare skin, a sleeve, a leg of the shorts, a sock.</summary>
public sealed class LimbPart(int segmentCount, GirthProfile girth, Func<MannequinSkeleton, LimbCurve> curveOf, LimbStretch stretch)
    : BodyPart(stretch.RingCount, segmentCount)
{
    public override void Place(MannequinSkeleton skeleton, Span<Vector3> vertices)
    {
        var curve = curveOf(skeleton);
        for (var ring = 0; ring < RingCount; ring++)
        {
            var fraction = Fraction(ring);
            var position = stretch.From + ((stretch.To - stretch.From) * fraction);
            var scale = ring == 0 || ring == RingCount - 1 ? 0 : stretch.Scale + (stretch.Flare * fraction);
            WriteRing(curve.RingAt(position, girth.At(position), scale), ring, vertices);
        }
    }

    public override Vector3 Colour(int ring, int segment) => stretch.Colour(Fraction(ring), segment / (float)SegmentCount);

    // The caps lie on the plane of their neighbours: a flat, closed end.
    private float Fraction(int ring) => Math.Clamp((ring - 1) / (float)(RingCount - 3), 0, 1);
}
