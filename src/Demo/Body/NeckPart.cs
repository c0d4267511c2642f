using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>The neck, from between the shoulders into the skull.</summary>
public sealed class NeckPart() : BodyPart(ringCount: 10, segmentCount: 24)
{
    private const float WidthMetres = 0.056f;

    public override void Place(MannequinSkeleton skeleton, Span<Vector3> vertices)
    {
        var from = skeleton.Spine.At(0.9);
        var to = skeleton.Head.At(0, -0.012, 0.05);
        var along = Vector3.Normalize(to - from);
        var front = Vector3.Cross(BodyFrame.Left, along);
        for (var ring = 0; ring < RingCount; ring++)
        {
            var fraction = ring / (float)(RingCount - 1);
            var width = WidthMetres * (1.35f - (0.5f * fraction) + (0.15f * fraction * fraction));
            WriteRing(new Ring(Vector3.Lerp(from, to, fraction), BodyFrame.Left, front, width, width * 0.95f, width), ring, vertices);
        }
    }

    public override Vector3 Colour(int ring, int segment) => Palette.Skin;
}
