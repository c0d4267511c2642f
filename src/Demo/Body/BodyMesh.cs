using System.Collections.Immutable;
using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>The mannequin's whole surface as triangles. Indices and colours are fixed; <see cref="Place"/> moves the vertices.</summary>
public sealed class BodyMesh
{
    private readonly ImmutableArray<BodyPart> _parts;
    private readonly Vector3[] _positions;
    private readonly Vector3[] _normals;
    private readonly Vector3[] _colours;
    private readonly int[] _triangles;

    public BodyMesh(IEnumerable<BodyPart> parts)
    {
        _parts = [.. parts];
        var vertexCount = _parts.Sum(part => part.VertexCount);
        _positions = new Vector3[vertexCount];
        _normals = new Vector3[vertexCount];
        _colours = new Vector3[vertexCount];
        var triangles = new List<int>();
        var first = 0;
        foreach (var part in _parts)
        {
            AddTriangles(triangles, part, first);
            for (var index = 0; index < part.VertexCount; index++)
            {
                _colours[first + index] = part.Colour(index / part.SegmentCount, index % part.SegmentCount);
            }

            first += part.VertexCount;
        }

        _triangles = [.. triangles];
    }

    public ReadOnlySpan<Vector3> Positions => _positions;

    /// <summary>Outward unit normals.</summary>
    public ReadOnlySpan<Vector3> Normals => _normals;

    /// <summary>sRGB 0…1, without light.</summary>
    public ReadOnlySpan<Vector3> Colours => _colours;

    /// <summary>Three vertex numbers a triangle.</summary>
    public ReadOnlySpan<int> Triangles => _triangles;

    public void Place(MannequinSkeleton skeleton)
    {
        var first = 0;
        foreach (var part in _parts)
        {
            var vertices = _positions.AsSpan(first, part.VertexCount);
            part.Place(skeleton, vertices);
            PlaceNormals(part, vertices, _normals.AsSpan(first, part.VertexCount));
            first += part.VertexCount;
        }
    }

    /// <summary>Normals from the neighbours along and around the tube; the sign is chosen so that they point away from the ring's middle.</summary>
    private static void PlaceNormals(BodyPart part, ReadOnlySpan<Vector3> vertices, Span<Vector3> normals)
    {
        var segments = part.SegmentCount;
        for (var ring = 0; ring < part.RingCount; ring++)
        {
            var before = Math.Max(0, ring - 1) * segments;
            var after = Math.Min(part.RingCount - 1, ring + 1) * segments;
            var row = ring * segments;
            for (var segment = 0; segment < segments; segment++)
            {
                var next = (segment + 1) % segments;
                var previous = (segment + segments - 1) % segments;
                var around = vertices[row + next] - vertices[row + previous];
                if (around.LengthSquared() < 1e-12f)
                {
                    // A closed end has no "around" of its own; its neighbours' will do.
                    var inner = ring == 0 ? row + segments : row - segments;
                    around = vertices[inner + next] - vertices[inner + previous];
                }

                var along = vertices[after + segment] - vertices[before + segment];
                var normal = Vector3.Cross(around, along);
                var outward = vertices[row + segment] - Opposite(vertices, row, segment, segments);
                var length = normal.Length();
                normal = length > 1e-12f ? normal / length : Vector3.UnitZ;
                normals[row + segment] = Vector3.Dot(normal, outward) < 0 ? -normal : normal;
            }
        }
    }

    private static Vector3 Opposite(ReadOnlySpan<Vector3> vertices, int row, int segment, int segments) =>
        vertices[row + ((segment + (segments / 2)) % segments)];

    private static void AddTriangles(List<int> triangles, BodyPart part, int first)
    {
        for (var ring = 0; ring < part.RingCount - 1; ring++)
        {
            for (var segment = 0; segment < part.SegmentCount; segment++)
            {
                var next = (segment + 1) % part.SegmentCount;
                var a = first + (ring * part.SegmentCount) + segment;
                var b = first + (ring * part.SegmentCount) + next;
                var c = a + part.SegmentCount;
                var d = b + part.SegmentCount;
                triangles.AddRange([a, b, c, b, d, c]);
            }
        }
    }
}
