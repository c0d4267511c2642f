using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>The middle line of an arm or leg with its directions: 0 at the upper joint, 1 at the knee or elbow, 2 at the ankle or wrist, rounded at 1.</summary>
public readonly struct LimbCurve
{
    // Share of each bone over which skin rounds the bend.
    private const float Rounding = 0.16f;

    private readonly Vector3 _upper;
    private readonly Vector3 _middle;
    private readonly Vector3 _lower;
    private readonly Vector3 _side;

    private LimbCurve(Vector3 upper, Vector3 middle, Vector3 lower, Vector3 side) =>
        (_upper, _middle, _lower, _side) = (upper, middle, lower, side);

    /// <summary>The leg bends in the plane of hip, knee and ankle; its side direction is that plane's normal, to the athlete's left.</summary>
    public static LimbCurve Of(LegPose leg)
    {
        var normal = Vector3.Cross(leg.Ankle - leg.Knee, leg.Hip - leg.Knee);
        var side = normal.LengthSquared() < 1e-8f ? BodyFrame.Left : Vector3.Normalize(normal);
        return new(leg.Hip, leg.Knee, leg.Ankle, Vector3.Dot(side, BodyFrame.Left) < 0 ? -side : side);
    }

    public static LimbCurve Of(ArmPose arm) => new(arm.Shoulder, arm.Elbow, arm.Wrist, BodyFrame.Left);

    public Ring RingAt(float position, (float HalfWidth, float Front, float Back) girth, float scale = 1)
    {
        var (centre, along) = Follow(position);
        var side = Vector3.Normalize(_side - (along * Vector3.Dot(_side, along)));
        return new Ring(centre, side, Vector3.Cross(along, side), girth.HalfWidth * scale, girth.Front * scale, girth.Back * scale);
    }

    private (Vector3 Centre, Vector3 Along) Follow(float position)
    {
        if (position <= 1 - Rounding)
        {
            return (_upper + ((_middle - _upper) * position), Vector3.Normalize(_middle - _upper));
        }

        if (position >= 1 + Rounding)
        {
            return (_middle + ((_lower - _middle) * (position - 1)), Vector3.Normalize(_lower - _middle));
        }

        var from = Vector3.Lerp(_middle, _upper, Rounding);
        var to = Vector3.Lerp(_middle, _lower, Rounding);
        var t = (position - 1 + Rounding) / (2 * Rounding);
        var first = Vector3.Lerp(from, _middle, t);
        var second = Vector3.Lerp(_middle, to, t);
        return (Vector3.Lerp(first, second, t), Vector3.Normalize(second - first));
    }
}
