using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>Something that stands around: a box between two corners or, where round, the largest ball in it. Metres.</summary>
public sealed record GymThing(Vector3 Least, Vector3 Most, Vector3 Colour, bool IsRound = false)
{
    /// <summary>Distance along the ray to the nearest hit and the surface's normal there; null when the ray goes by.</summary>
    public (float Distance, Vector3 Normal)? Hit(Vector3 origin, Vector3 direction) =>
        IsRound ? HitBall(origin, direction) : HitBox(origin, direction);

    private (float Distance, Vector3 Normal)? HitBox(Vector3 origin, Vector3 direction)
    {
        var first = (Least - origin) / direction;
        var second = (Most - origin) / direction;
        var near = Vector3.Min(first, second);
        var far = Vector3.Max(first, second);
        var entry = Math.Max(near.X, Math.Max(near.Y, near.Z));
        if (entry <= 0 || entry > Math.Min(far.X, Math.Min(far.Y, far.Z)))
        {
            return null;
        }

        var normal = entry == near.X ? new Vector3(-MathF.Sign(direction.X), 0, 0)
            : entry == near.Y ? new Vector3(0, -MathF.Sign(direction.Y), 0)
            : new Vector3(0, 0, -MathF.Sign(direction.Z));
        return (entry, normal);
    }

    private (float Distance, Vector3 Normal)? HitBall(Vector3 origin, Vector3 direction)
    {
        var middle = (Least + Most) / 2;
        var radius = (Most.X - Least.X) / 2;
        var offset = origin - middle;
        var half = Vector3.Dot(offset, direction);
        var discriminant = (half * half) - offset.LengthSquared() + (radius * radius);
        if (discriminant < 0 || -half - MathF.Sqrt(discriminant) <= 0)
        {
            return null;
        }

        var distance = -half - MathF.Sqrt(discriminant);
        return (distance, (offset + (direction * distance)) / radius);
    }
}
