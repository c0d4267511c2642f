using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// A closed tube of the body's surface: rings × segments vertices. Which vertex touches which never changes; where they are does, every frame.
/// </summary>
public abstract class BodyPart(int ringCount, int segmentCount)
{
    public int RingCount { get; } = ringCount;

    public int SegmentCount { get; } = segmentCount;

    public int VertexCount => RingCount * SegmentCount;

    /// <summary>Writes all vertices, ring by ring, world metres.</summary>
    public abstract void Place(MannequinSkeleton skeleton, Span<Vector3> vertices);

    /// <summary>Surface colour of a vertex, linear 0…1.</summary>
    public abstract Vector3 Colour(int ring, int segment);

    /// <summary>Writes the vertices of tube rings; a first or last ring of no width closes the tube.</summary>
    protected void WriteRing(Ring ring, int index, Span<Vector3> vertices)
    {
        for (var segment = 0; segment < SegmentCount; segment++)
        {
            var (sine, cosine) = MathF.SinCos(segment * MathF.Tau / SegmentCount);
            vertices[(index * SegmentCount) + segment] = ring.At(cosine, sine);
        }
    }
}
