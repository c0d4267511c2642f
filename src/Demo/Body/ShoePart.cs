using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>A training shoe with a flat white sole, standing on the floor.</summary>
public sealed class ShoePart(Func<MannequinSkeleton, LegPose> legOf) : BodyPart(ringCount: 30, segmentCount: 24)
{
    private const float MiddleHeightMetres = 0.032f;
    private const float SoleHeightMetres = 0.022f;

    // Metres ahead of the ankle; half width, height over the middle, depth under it.
    private static readonly GirthProfile s_girth = new(
        (-0.080f, 0.020f, 0.030f, 0.030f),
        (-0.070f, 0.032f, 0.050f, 0.036f),
        (-0.040f, 0.038f, 0.066f, 0.038f),
        (0.010f, 0.041f, 0.066f, 0.038f),
        (0.050f, 0.044f, 0.046f, 0.038f),
        (0.110f, 0.050f, 0.030f, 0.038f),
        (0.160f, 0.050f, 0.024f, 0.038f),
        (0.195f, 0.040f, 0.018f, 0.034f),
        (0.215f, 0.020f, 0.010f, 0.024f));

    public override void Place(MannequinSkeleton skeleton, Span<Vector3> vertices)
    {
        var leg = legOf(skeleton);
        var forward = leg.FootDirection;
        var side = Vector3.Normalize(Vector3.Cross(BodyFrame.Up, forward));
        for (var ring = 0; ring < RingCount; ring++)
        {
            var ahead = Ahead(ring);
            var (width, over, under) = s_girth.At(ahead);
            var closed = ring == 0 || ring == RingCount - 1 ? 0 : 1;
            var centre = leg.Ankle with { Z = MiddleHeightMetres } + (forward * ahead);
            WriteRing(new Ring(centre, side, BodyFrame.Up, width * closed, over * closed, under * closed), ring, vertices);
        }

        foreach (ref var vertex in vertices)
        {
            vertex.Z = Math.Max(vertex.Z, 0.002f);
        }
    }

    public override Vector3 Colour(int ring, int segment)
    {
        var (_, over, under) = s_girth.At(Ahead(ring));
        var sine = MathF.Sin(segment * MathF.Tau / SegmentCount);
        var height = MiddleHeightMetres + (sine * (sine > 0 ? over : under));
        return height < SoleHeightMetres ? Palette.Sole : Palette.Shoe;
    }

    private float Ahead(int ring) =>
        s_girth.Start + ((s_girth.End - s_girth.Start) * Math.Clamp((ring - 1) / (float)(RingCount - 3), 0, 1));
}
