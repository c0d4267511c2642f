using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// Draws the lit mesh into a rectangle of the picture, at two samples a pixel in each direction, with a depth buffer and colours interpolated between vertices.
/// A sample holds 0x01RRGGBB where the body is, else 0.
/// </summary>
public sealed class Rasteriser(DemoCamera camera)
{
    public const int SamplesPerPixelSide = 2;

    private const int BorderPx = 2;

    private Vector3[] _screen = [];
    private Vector3[] _lit = [];
    private bool[] _isTurnedAway = [];
    private uint[] _samples = [];
    private float[] _nearness = [];

    /// <summary>The pixels that the body may cover; even borders, inside the picture.</summary>
    public PixelArea Area { get; private set; }

    public int SamplesPerRow => Area.Width * SamplesPerPixelSide;

    public ReadOnlySpan<uint> Samples => _samples.AsSpan(0, SamplesPerRow * Area.Height * SamplesPerPixelSide);

    public void Draw(BodyMesh mesh, ShadowMap shadows)
    {
        PlaceVertices(mesh, shadows);
        Clear();
        var triangles = mesh.Triangles;
        for (var index = 0; index < triangles.Length; index += 3)
        {
            var (a, b, c) = (triangles[index], triangles[index + 1], triangles[index + 2]);
            if (!(_isTurnedAway[a] && _isTurnedAway[b] && _isTurnedAway[c]))
            {
                DrawTriangle(a, b, c);
            }
        }
    }

    private void PlaceVertices(BodyMesh mesh, ShadowMap shadows)
    {
        var count = mesh.Positions.Length;
        if (_screen.Length < count)
        {
            (_screen, _lit, _isTurnedAway) = (new Vector3[count], new Vector3[count], new bool[count]);
        }

        var (least, most) = (new Vector3(float.MaxValue), new Vector3(float.MinValue));
        for (var index = 0; index < count; index++)
        {
            var position = mesh.Positions[index];
            var normal = mesh.Normals[index];
            var screen = camera.Project(position);
            _screen[index] = screen with { Z = 1 / screen.Z };
            least = Vector3.Min(least, screen);
            most = Vector3.Max(most, screen);

            // A vertex of a surface that turns away may still be on the outline; 0.2 is about 12° of grace.
            _isTurnedAway[index] = Vector3.Dot(normal, Vector3.Normalize(position - camera.Position)) > 0.2f;
            if (!_isTurnedAway[index])
            {
                var light = SceneLight.On(normal, shadows.LampShare(position + (normal * 0.01f)));

                // Close to the floor less of the room's light arrives.
                light *= 0.8f + (0.2f * Math.Min(1, position.Z / 0.35f));
                _lit[index] = Vector3.Clamp(mesh.Colours[index] * light, Vector3.Zero, Vector3.One) * 255;
            }
        }

        Area = new PixelArea((int)least.X - BorderPx, (int)least.Y - BorderPx, (int)most.X + BorderPx, (int)most.Y + BorderPx)
            .Even(camera.WidthPx, camera.HeightPx);
    }

    private void Clear()
    {
        var count = SamplesPerRow * Area.Height * SamplesPerPixelSide;
        if (_samples.Length < count)
        {
            (_samples, _nearness) = (new uint[count], new float[count]);
        }

        Array.Clear(_samples, 0, count);
        Array.Clear(_nearness, 0, count);
    }

    private void DrawTriangle(int first, int second, int third)
    {
        var (a, b, c) = (ToSamples(_screen[first]), ToSamples(_screen[second]), ToSamples(_screen[third]));
        var area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
        if (Math.Abs(area) < 1e-6f)
        {
            return;
        }

        var rows = Area.Height * SamplesPerPixelSide;
        var left = Math.Max(0, (int)MathF.Ceiling(Math.Min(a.X, Math.Min(b.X, c.X)) - 0.5f));
        var right = Math.Min(SamplesPerRow - 1, (int)MathF.Floor(Math.Max(a.X, Math.Max(b.X, c.X)) - 0.5f));
        var top = Math.Max(0, (int)MathF.Ceiling(Math.Min(a.Y, Math.Min(b.Y, c.Y)) - 0.5f));
        var bottom = Math.Min(rows - 1, (int)MathF.Floor(Math.Max(a.Y, Math.Max(b.Y, c.Y)) - 0.5f));
        var inverse = 1 / area;
        var (uStep, vStep) = ((b.Y - c.Y) * inverse, (c.Y - a.Y) * inverse);
        for (var y = top; y <= bottom; y++)
        {
            var sampleY = y + 0.5f;
            var sampleX = left + 0.5f;
            var u = (((b.X - sampleX) * (c.Y - sampleY)) - ((b.Y - sampleY) * (c.X - sampleX))) * inverse;
            var v = (((c.X - sampleX) * (a.Y - sampleY)) - ((c.Y - sampleY) * (a.X - sampleX))) * inverse;
            var row = y * SamplesPerRow;
            for (var x = left; x <= right; x++, u += uStep, v += vStep)
            {
                var w = 1 - u - v;
                if (u < 0 || v < 0 || w < 0)
                {
                    continue;
                }

                var nearness = (u * a.Z) + (v * b.Z) + (w * c.Z);
                if (nearness > _nearness[row + x])
                {
                    _nearness[row + x] = nearness;
                    var colour = (_lit[first] * u) + (_lit[second] * v) + (_lit[third] * w);
                    _samples[row + x] = 0x01000000u | ((uint)colour.X << 16) | ((uint)colour.Y << 8) | (uint)colour.Z;
                }
            }
        }
    }

    private Vector3 ToSamples(Vector3 screen) =>
        new((screen.X - Area.Left) * SamplesPerPixelSide, (screen.Y - Area.Top) * SamplesPerPixelSide, screen.Z);
}
