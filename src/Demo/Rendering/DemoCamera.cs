using System.Numerics;
using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>
/// A pinhole camera that looks at a point above the middle of the feet.
/// Azimuth 0° sees the athlete's face, +90° the athlete's left side, ±180° the back; elevation is the camera's height as an angle above that point.
/// </summary>
public sealed class DemoCamera
{
    private readonly Vector3 _position;
    private readonly Vector3 _right;
    private readonly Vector3 _up;
    private readonly Vector3 _forward;

    public DemoCamera(DemoClipOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        WidthPx = options.WidthPx;
        HeightPx = options.HeightPx;
        FocalPx = (float)(options.FocalLengthMillimetres / DemoClipOptions.FullFrameLongSideMillimetres * Math.Max(WidthPx, HeightPx));
        Azimuth = options.Azimuth;
        var azimuth = options.Azimuth.Radians;
        var elevation = options.Elevation.Radians;
        var towards = new Vector3(
            (float)(Math.Sin(azimuth) * Math.Cos(elevation)),
            (float)(-Math.Cos(azimuth) * Math.Cos(elevation)),
            (float)Math.Sin(elevation));
        var target = new Vector3(0, 0, (float)options.AimHeightMetres);
        _position = target + (towards * (float)options.DistanceMetres);
        _forward = -towards;
        _right = Vector3.Normalize(Vector3.Cross(_forward, BodyFrame.Up));
        _up = Vector3.Cross(_right, _forward);
    }

    public int WidthPx { get; }

    public int HeightPx { get; }

    public float FocalPx { get; }

    public Angle Azimuth { get; }

    public Vector3 Position => _position;

    /// <summary>Level direction to the image's right, and level direction away from the camera.</summary>
    public (Vector3 Right, Vector3 Away) LevelAxes => (_right, Vector3.Normalize(new Vector3(_forward.X, _forward.Y, 0)));

    /// <summary>World metres to the image: x, y in pixels (pixel centres at +0.5) and the distance along the optical axis in metres.</summary>
    public Vector3 Project(Vector3 world)
    {
        var offset = world - _position;
        var depth = Vector3.Dot(offset, _forward);
        var scale = FocalPx / depth;
        return new Vector3(
            (WidthPx * 0.5f) + (Vector3.Dot(offset, _right) * scale),
            (HeightPx * 0.5f) - (Vector3.Dot(offset, _up) * scale),
            depth);
    }

    /// <summary>The direction (unit length) in which the camera looks through a point of the image.</summary>
    public Vector3 Ray(float xPx, float yPx) => Vector3.Normalize(
        (_forward * FocalPx) + (_right * (xPx - (WidthPx * 0.5f))) - (_up * (yPx - (HeightPx * 0.5f))));
}
