using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>One frame of the clip: the empty gym, the body's shadow on its floor, the body, the grain. Holds its buffers; one at a time.</summary>
public sealed class FrameComposer
{
    private const float ShadowDarkness = 0.55f;

    // The shadow falls behind and beside the feet; beyond this the lamp has no body in its way.
    private const float ShadowReachMetres = 1.9f;

    private readonly DemoCamera _camera;
    private readonly GymBackdrop _backdrop;
    private readonly SensorNoise _noise;
    private readonly BodyMesh _mesh = new(BodyParts.All());
    private readonly ShadowMap _shadows = new();
    private readonly Rasteriser _rasteriser;
    private readonly PixelArea _shadowArea;

    public FrameComposer(DemoCamera camera, GymBackdrop backdrop, SensorNoise noise)
    {
        (_camera, _backdrop, _noise) = (camera, backdrop, noise);
        _rasteriser = new Rasteriser(camera);
        Picture = new YuvPicture(camera.WidthPx, camera.HeightPx);
        _shadowArea = FloorArea(camera);
    }

    public YuvPicture Picture { get; }

    public void Compose(MannequinSkeleton skeleton, int frame)
    {
        _backdrop.Picture.Bytes.CopyTo(Picture.Bytes.AsSpan());
        _mesh.Place(skeleton);
        _shadows.Draw(_mesh);
        DrawShadow();
        _rasteriser.Draw(_mesh, _shadows);
        DrawBodyLuma();
        DrawBodyChroma();
        _noise.Apply(Picture.Luma, unchecked((int)((uint)frame * 7919u * 131u)));
    }

    private static PixelArea FloorArea(DemoCamera camera)
    {
        var area = default(PixelArea);
        for (var turn = 0; turn < 16; turn++)
        {
            var (sine, cosine) = MathF.SinCos(turn * MathF.Tau / 16);
            var screen = camera.Project(new Vector3(sine, cosine, 0) * ShadowReachMetres);
            if (screen.Z > 0.2f)
            {
                var (x, y) = ((int)screen.X, (int)screen.Y);
                area = PixelArea.Around(area, new PixelArea(x, y, x + 1, y + 1));
            }
        }

        // A corner that lies behind the camera leaves the area open towards the bottom of the picture.
        return (area with { Bottom = camera.HeightPx }).Even(camera.WidthPx, camera.HeightPx);
    }

    private void DrawShadow()
    {
        var luma = Picture.Luma;
        for (var y = _shadowArea.Top; y < _shadowArea.Bottom; y++)
        {
            var row = y * _camera.WidthPx;
            for (var x = _shadowArea.Left; x < _shadowArea.Right; x++)
            {
                if (_backdrop.TryFloorAt(row + x, out var floor))
                {
                    var shadow = _shadows.ShadowOnFloor(floor);
                    if (shadow > 0.004f)
                    {
                        luma[row + x] = (byte)(16 + ((luma[row + x] - 16) * (1 - (ShadowDarkness * shadow))));
                    }
                }
            }
        }
    }

    private void DrawBodyLuma()
    {
        var area = _rasteriser.Area;
        var samples = _rasteriser.Samples;
        var width = _rasteriser.SamplesPerRow;
        var luma = Picture.Luma;
        for (var y = 0; y < area.Height; y++)
        {
            var upper = samples.Slice(y * 2 * width, width);
            var lower = samples.Slice(((y * 2) + 1) * width, width);
            var row = ((area.Top + y) * _camera.WidthPx) + area.Left;
            for (var x = 0; x < area.Width; x++)
            {
                var sum = default(SampleSum).Plus(upper[2 * x]).Plus(upper[(2 * x) + 1]).Plus(lower[2 * x]).Plus(lower[(2 * x) + 1]);
                if (sum.Count > 0)
                {
                    var body = YuvPicture.LumaOf(sum.Red, sum.Green, sum.Blue);
                    luma[row + x] = (byte)(luma[row + x] + ((body - luma[row + x]) * (sum.Count / 4f)));
                }
            }
        }
    }

    private void DrawBodyChroma()
    {
        var area = _rasteriser.Area;
        var samples = _rasteriser.Samples;
        var width = _rasteriser.SamplesPerRow;
        var blue = Picture.ChromaBlue;
        var red = Picture.ChromaRed;
        for (var y = 0; y < area.Height / 2; y++)
        {
            var row = (((area.Top / 2) + y) * (_camera.WidthPx / 2)) + (area.Left / 2);
            for (var x = 0; x < area.Width / 2; x++)
            {
                var sum = default(SampleSum);
                for (var line = 0; line < 4; line++)
                {
                    var four = samples.Slice((((y * 4) + line) * width) + (x * 4), 4);
                    sum = sum.Plus(four[0]).Plus(four[1]).Plus(four[2]).Plus(four[3]);
                }

                if (sum.Count > 0)
                {
                    var share = sum.Count / 16f;
                    var bodyBlue = YuvPicture.ChromaBlueOf(sum.Red, sum.Green, sum.Blue);
                    var bodyRed = YuvPicture.ChromaRedOf(sum.Red, sum.Green, sum.Blue);
                    blue[row + x] = (byte)(blue[row + x] + ((bodyBlue - blue[row + x]) * share));
                    red[row + x] = (byte)(red[row + x] + ((bodyRed - red[row + x]) * share));
                }
            }
        }
    }
}
