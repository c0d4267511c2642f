using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>The gym's light: one soft lamp high on the athlete's right front, and what the room throws back.</summary>
public static class SceneLight
{
    /// <summary>Towards the lamp, unit length.</summary>
    public static Vector3 Direction { get; } = Vector3.Normalize(new Vector3(-0.42f, -0.50f, 1.0f));

    /// <summary>Brightness of a surface by its normal and how much of the lamp reaches it (0…1); 1 is about the colour itself.</summary>
    public static float On(Vector3 normal, float lampShare)
    {
        // Wrapped diffuse: a large lamp reaches a little around the edge.
        var facing = Math.Max(0, (Vector3.Dot(normal, Direction) + 0.2f) / 1.2f);
        var room = 0.56f + (0.12f * normal.Z);
        return room + (0.62f * facing * lampShare);
    }
}
