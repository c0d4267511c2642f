using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// A small gym: rubber tiles with speckles, painted walls (one of bricks, one with windows), racks, dumbbells, boxes and balls along the walls.
/// The camera may stand outside; walls in front of it are left out.
/// </summary>
public sealed class GymRoom
{
    private const float HalfSideMetres = 2.9f;
    private const float HeightMetres = 3.1f;
    private const float TileMetres = 0.5f;

    private readonly List<GymThing> _things = [];
    private readonly float _shift;

    public GymRoom(int seed)
    {
        _shift = seed * 17.3f;
        Furnish();
    }

    /// <summary>The colour (0…1) that a ray sees, and where it ends.</summary>
    public Vector3 Look(Vector3 origin, Vector3 direction, out Vector3 hit)
    {
        var (distance, normal) = RoomExit(origin, direction);
        GymThing? seen = null;
        foreach (var thing in _things)
        {
            if (thing.Hit(origin, direction) is { } found && found.Distance < distance)
            {
                (distance, normal, seen) = (found.Distance, found.Normal, thing);
            }
        }

        hit = origin + (direction * distance);
        var colour = seen is not null ? seen.Colour * (0.92f + (0.16f * ValueNoise.At(hit.X * 30, (hit.Y + hit.Z) * 30)))
            : normal.Z > 0.5f ? Floor(hit)
            : normal.Z < -0.5f ? new Vector3(1.3f)
            : Wall(hit, normal);
        return colour * (SceneLight.On(normal, 0.75f) * Corner(hit));
    }

    /// <summary>Where the ray leaves the room: the wall, floor or ceiling that it sees from inside.</summary>
    private static (float Distance, Vector3 Normal) RoomExit(Vector3 origin, Vector3 direction)
    {
        var least = new Vector3(-HalfSideMetres, -HalfSideMetres, 0);
        var most = new Vector3(HalfSideMetres, HalfSideMetres, HeightMetres);
        var far = Vector3.Max((least - origin) / direction, (most - origin) / direction);
        return far.X < far.Y && far.X < far.Z ? (far.X, new Vector3(-MathF.Sign(direction.X), 0, 0))
            : far.Y < far.Z ? (far.Y, new Vector3(0, -MathF.Sign(direction.Y), 0))
            : (far.Z, new Vector3(0, 0, -MathF.Sign(direction.Z)));
    }

    /// <summary>Corners get less light than the open wall.</summary>
    private static float Corner(Vector3 hit)
    {
        var toFloor = hit.Z;
        var toSide = HalfSideMetres - Math.Min(Math.Abs(hit.X), Math.Abs(hit.Y));
        var toOther = HalfSideMetres - Math.Max(Math.Abs(hit.X), Math.Abs(hit.Y));
        var wall = Math.Max(toOther, toFloor);
        return (1 - (0.35f * MathF.Exp(-wall / 0.18f))) * (1 - (0.25f * MathF.Exp(-Math.Max(0, toSide) / 0.35f)));
    }

    private Vector3 Floor(Vector3 hit)
    {
        var (tileX, tileY) = (hit.X / TileMetres, hit.Y / TileMetres);
        var (inX, inY) = (tileX - MathF.Floor(tileX), tileY - MathF.Floor(tileY));
        var shade = 0.24f
            + (0.035f * ValueNoise.Random((int)MathF.Floor(tileX), (int)MathF.Floor(tileY)))
            + (0.05f * (ValueNoise.At((hit.X * 2.1f) + _shift, hit.Y * 2.1f) - 0.5f));
        var seam = Math.Min(Math.Min(inX, 1 - inX), Math.Min(inY, 1 - inY)) * TileMetres;
        if (seam < 0.004f)
        {
            return new Vector3(0.13f);
        }

        var speckle = ValueNoise.Random((int)MathF.Floor(hit.X * 160), (int)MathF.Floor(hit.Y * 160));
        var colour = new Vector3(shade, shade, shade * 1.04f);
        return speckle > 0.965f ? colour + new Vector3(0.16f, 0.17f, 0.19f)
            : speckle > 0.945f ? colour + new Vector3(0.03f, 0.10f, 0.20f)
            : colour;
    }

    private Vector3 Wall(Vector3 hit, Vector3 normal)
    {
        var along = Math.Abs(normal.X) > 0.5f ? hit.Y : hit.X;
        if (hit.Z < 0.10f)
        {
            return new Vector3(0.20f, 0.20f, 0.21f);
        }

        var stain = 0.06f * (ValueNoise.At((along * 1.3f) + _shift, hit.Z * 1.3f) - 0.5f);
        var grain = 0.02f * (ValueNoise.At(along * 60, hit.Z * 60) - 0.5f);
        var paint = normal.Y < -0.5f ? Bricks(along, hit.Z)
            : normal.X > 0.5f ? Window(along, hit.Z)
            : hit.Z < 1.15f ? new Vector3(0.38f, 0.47f, 0.50f) : new Vector3(0.76f, 0.75f, 0.71f);
        return paint + new Vector3(stain + grain);
    }

    private static Vector3 Bricks(float along, float height)
    {
        const float courseMetres = 0.075f;
        var course = MathF.Floor(height / courseMetres);
        var position = (along / 0.24f) + (course % 2 * 0.5f);
        var (inBrick, inCourse) = (position - MathF.Floor(position), (height / courseMetres) - course);
        if (inBrick < 0.045f || inCourse < 0.14f)
        {
            return new Vector3(0.66f, 0.64f, 0.60f);
        }

        var shade = 0.85f + (0.25f * ValueNoise.Random((int)MathF.Floor(position), (int)course));
        return new Vector3(0.62f, 0.50f, 0.43f) * shade;
    }

    private static Vector3 Window(float along, float height)
    {
        var inWindow = height is > 1.0f and < 2.5f && Math.Abs(Math.Abs(along) - 1.3f) < 0.85f;
        if (!inWindow)
        {
            return new Vector3(0.72f, 0.72f, 0.70f);
        }

        var frame = Math.Min(Math.Abs(Math.Abs(along) - 1.3f), Math.Abs(height - 1.75f)) < 0.03f
            || Math.Abs(Math.Abs(Math.Abs(along) - 1.3f) - 0.85f) < 0.04f;
        return frame ? new Vector3(0.32f) : new Vector3(0.86f, 0.92f, 0.97f) * (0.8f + (0.2f * ValueNoise.At(along * 3, height * 3)));
    }

    private void Furnish()
    {
        // Behind the athlete (+y): a rack with plates. Left (+x): dumbbells. Right (−x): boxes and balls. Front (−y): a bench.
        var steel = Palette.Hex(0x2B2D30);
        foreach (var x in new[] { -2.1f, -1.0f })
        {
            Box(x - 0.04f, 2.3f, 0, x + 0.04f, 2.38f, 2.3f, steel);
        }

        Box(-2.1f, 2.3f, 2.22f, -1.0f, 2.38f, 2.3f, steel);
        Box(-2.4f, 2.32f, 1.28f, -0.7f, 2.35f, 1.31f, Palette.Hex(0x9A9DA2));
        Box(-2.33f, 2.12f, 1.08f, -2.27f, 2.55f, 1.51f, Palette.Hex(0xA33B32));
        Box(-0.83f, 2.12f, 1.08f, -0.77f, 2.55f, 1.51f, Palette.Hex(0xA33B32));
        Box(1.1f, 2.5f, 0, 1.9f, 2.9f, 0.55f, Palette.Hex(0x9C7B4F));
        Box(1.2f, 2.55f, 0.55f, 1.75f, 2.9f, 0.95f, Palette.Hex(0xB08F5E));
        foreach (var height in new[] { 0.35f, 0.75f, 1.10f })
        {
            Box(2.35f, -1.6f, height, 2.85f, 1.2f, height + 0.04f, steel);
            for (var index = 0; index < 9; index++)
            {
                Ball(2.6f, -1.45f + (index * 0.3f), height + 0.11f, 0.075f, Palette.Hex(index % 3 == 0 ? 0x4A4D52 : 0x3A3C40));
            }
        }

        Ball(-2.4f, 0.6f, 0.36f, 0.36f, Palette.Hex(0x4C78A0));
        Ball(-2.45f, -0.5f, 0.15f, 0.15f, Palette.Hex(0x7E3B3B));
        Box(-2.85f, -2.2f, 0, -2.2f, -1.4f, 0.50f, Palette.Hex(0x9C7B4F));
        Box(0.3f, -2.7f, 0.40f, 1.5f, -2.4f, 0.48f, Palette.Hex(0x33363B));
        Box(0.4f, -2.6f, 0, 0.5f, -2.5f, 0.40f, steel);
        Box(1.3f, -2.6f, 0, 1.4f, -2.5f, 0.40f, steel);
    }

    private void Box(float x1, float y1, float z1, float x2, float y2, float z2, Vector3 colour) =>
        _things.Add(new GymThing(new Vector3(x1, y1, z1), new Vector3(x2, y2, z2), colour));

    private void Ball(float x, float y, float z, float radius, Vector3 colour) =>
        _things.Add(new GymThing(new Vector3(x - radius, y - radius, z - radius), new Vector3(x + radius, y + radius, z + radius), colour, IsRound: true));
}
