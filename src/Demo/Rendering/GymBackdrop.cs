using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// The empty gym as the camera sees it, traced once, because the camera stands still; and where on the floor each pixel looks.
/// </summary>
public sealed class GymBackdrop
{
    // Two rays a pixel side soften edges and speckles.
    private const int RaysPerSide = 2;

    private readonly Vector3[] _floor;

    public GymBackdrop(DemoCamera camera, int seed)
    {
        Picture = new YuvPicture(camera.WidthPx, camera.HeightPx);
        _floor = new Vector3[camera.WidthPx * camera.HeightPx];
        var room = new GymRoom(seed);
        var colours = new Vector3[camera.WidthPx * camera.HeightPx];
        Parallel.For(0, camera.HeightPx, y =>
        {
            for (var x = 0; x < camera.WidthPx; x++)
            {
                colours[(y * camera.WidthPx) + x] = Pixel(room, camera, x, y);
            }
        });
        Write(colours, camera);
    }

    public YuvPicture Picture { get; }

    /// <summary>The point of the floor (z = 0) that a pixel shows; false where it shows something else.</summary>
    public bool TryFloorAt(int pixel, out Vector3 floor)
    {
        floor = _floor[pixel];
        return floor.Z >= 0;
    }

    private Vector3 Pixel(GymRoom room, DemoCamera camera, int x, int y)
    {
        var sum = Vector3.Zero;
        for (var ray = 0; ray < RaysPerSide * RaysPerSide; ray++)
        {
            var (dx, dy) = ((0.5f + (ray % RaysPerSide)) / RaysPerSide, (0.5f + (ray / RaysPerSide)) / RaysPerSide);
            sum += room.Look(camera.Position, camera.Ray(x + dx, y + dy), out var hit);

            // A height under the floor marks "not the floor".
            _floor[(y * camera.WidthPx) + x] = hit.Z < 1e-4f ? hit with { Z = 0 } : new Vector3(0, 0, -1);
        }

        // Lenses darken towards the corners.
        var fromMiddle = new Vector2((x / (float)camera.WidthPx) - 0.5f, (y / (float)camera.HeightPx) - 0.5f).LengthSquared();
        return sum * (255f / (RaysPerSide * RaysPerSide) * (1 - (0.35f * fromMiddle)));
    }

    private void Write(Vector3[] colours, DemoCamera camera)
    {
        var width = camera.WidthPx;
        for (var index = 0; index < colours.Length; index++)
        {
            var colour = Vector3.Clamp(colours[index], Vector3.Zero, new Vector3(255));
            colours[index] = colour;
            Picture.Luma[index] = (byte)YuvPicture.LumaOf(colour.X, colour.Y, colour.Z);
        }

        for (var y = 0; y < camera.HeightPx / 2; y++)
        {
            for (var x = 0; x < width / 2; x++)
            {
                var index = (2 * y * width) + (2 * x);
                var mean = (colours[index] + colours[index + 1] + colours[index + width] + colours[index + width + 1]) / 4;
                Picture.ChromaBlue[(y * width / 2) + x] = (byte)YuvPicture.ChromaBlueOf(mean.X, mean.Y, mean.Z);
                Picture.ChromaRed[(y * width / 2) + x] = (byte)YuvPicture.ChromaRedOf(mean.X, mean.Y, mean.Z);
            }
        }
    }
}
