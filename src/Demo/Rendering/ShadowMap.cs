using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// The body seen from the lamp: nearest surface by direction of light. It darkens the parts of the body that lie in the shadow of others,
/// and its softened outline is the shadow on the floor.
/// </summary>
public sealed class ShadowMap
{
    private const int Side = 256;
    private const float SpanMetres = 3.0f;
    private const float BiasMetres = 0.03f;
    private const int BlurRadius = 3;

    private readonly Vector3 _right = Vector3.Normalize(Vector3.Cross(SceneLight.Direction, BodyFrame.Forward));
    private readonly Vector3 _up;
    private readonly float[] _nearest = new float[Side * Side];
    private readonly float[] _outline = new float[Side * Side];
    private readonly float[] _scratch = new float[Side * Side];
    private Vector3[] _cells = [];

    public ShadowMap() => _up = Vector3.Cross(_right, SceneLight.Direction);

    public void Draw(BodyMesh mesh)
    {
        if (_cells.Length < mesh.Positions.Length)
        {
            _cells = new Vector3[mesh.Positions.Length];
        }

        for (var index = 0; index < mesh.Positions.Length; index++)
        {
            _cells[index] = Cell(mesh.Positions[index]);
        }

        Array.Fill(_nearest, float.MinValue);
        var triangles = mesh.Triangles;
        for (var index = 0; index < triangles.Length; index += 3)
        {
            DrawTriangle(_cells[triangles[index]], _cells[triangles[index + 1]], _cells[triangles[index + 2]]);
        }

        for (var index = 0; index < _outline.Length; index++)
        {
            _outline[index] = _nearest[index] > float.MinValue ? 1 : 0;
        }

        Blur();
        Blur();
    }

    /// <summary>Share of the lamp that reaches a point of the body, 0…1.</summary>
    public float LampShare(Vector3 world)
    {
        var cell = Cell(world);
        var lit = 0;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                var (x, y) = ((int)cell.X + dx, (int)cell.Y + dy);
                lit += IsInside(x, y) && _nearest[(y * Side) + x] > cell.Z + BiasMetres ? 0 : 1;
            }
        }

        return lit / 9f;
    }

    /// <summary>How dark the body's shadow is at a point of the floor, 0…1.</summary>
    public float ShadowOnFloor(Vector3 floor)
    {
        var cell = Cell(floor);
        var (x, y) = ((int)(cell.X - 0.5f), (int)(cell.Y - 0.5f));
        if (x < 0 || y < 0 || x >= Side - 1 || y >= Side - 1)
        {
            return 0;
        }

        var (fx, fy) = (cell.X - 0.5f - x, cell.Y - 0.5f - y);
        var row = _outline.AsSpan((y * Side) + x, Side + 2);
        return (((row[0] * (1 - fx)) + (row[1] * fx)) * (1 - fy)) + (((row[Side] * (1 - fx)) + (row[Side + 1] * fx)) * fy);
    }

    private static bool IsInside(int x, int y) => x >= 0 && y >= 0 && x < Side && y < Side;

    private Vector3 Cell(Vector3 world)
    {
        const float cellsPerMetre = Side / SpanMetres;
        var centred = world - new Vector3(0, 0, 0.7f);
        return new Vector3(
            (Side / 2f) + (Vector3.Dot(centred, _right) * cellsPerMetre),
            (Side / 2f) + (Vector3.Dot(centred, _up) * cellsPerMetre),
            Vector3.Dot(world, SceneLight.Direction));
    }

    /// <summary>Triangles are about a cell in size: it is enough to mark the cells whose middle lies inside, and the corners.</summary>
    private void DrawTriangle(Vector3 a, Vector3 b, Vector3 c)
    {
        Mark((int)a.X, (int)a.Y, a.Z);
        Mark((int)b.X, (int)b.Y, b.Z);
        Mark((int)c.X, (int)c.Y, c.Z);
        var area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
        if (Math.Abs(area) < 0.5f)
        {
            return;
        }

        var (left, right) = ((int)Math.Min(a.X, Math.Min(b.X, c.X)), (int)Math.Max(a.X, Math.Max(b.X, c.X)));
        var (top, bottom) = ((int)Math.Min(a.Y, Math.Min(b.Y, c.Y)), (int)Math.Max(a.Y, Math.Max(b.Y, c.Y)));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var u = (((b.X - x - 0.5f) * (c.Y - y - 0.5f)) - ((b.Y - y - 0.5f) * (c.X - x - 0.5f))) / area;
                var v = (((c.X - x - 0.5f) * (a.Y - y - 0.5f)) - ((c.Y - y - 0.5f) * (a.X - x - 0.5f))) / area;
                if (u >= 0 && v >= 0 && u + v <= 1)
                {
                    Mark(x, y, (u * a.Z) + (v * b.Z) + ((1 - u - v) * c.Z));
                }
            }
        }
    }

    private void Mark(int x, int y, float height)
    {
        if (IsInside(x, y))
        {
            ref var cell = ref _nearest[(y * Side) + x];
            cell = Math.Max(cell, height);
        }
    }

    private void Blur()
    {
        BlurRows(_outline, _scratch);
        BlurRows(_scratch, _outline);
    }

    /// <summary>A running mean along rows, written transposed, so that two calls blur both ways.</summary>
    private static void BlurRows(float[] from, float[] to)
    {
        const float weight = 1f / ((2 * BlurRadius) + 1);
        for (var y = 0; y < Side; y++)
        {
            var row = from.AsSpan(y * Side, Side);
            var sum = 0f;
            for (var x = 0; x < BlurRadius; x++)
            {
                sum += row[x];
            }

            for (var x = 0; x < Side; x++)
            {
                sum += (x + BlurRadius < Side ? row[x + BlurRadius] : 0) - (x - BlurRadius - 1 >= 0 ? row[x - BlurRadius - 1] : 0);
                to[(x * Side) + y] = Math.Max(0, sum) * weight;
            }
        }
    }
}
