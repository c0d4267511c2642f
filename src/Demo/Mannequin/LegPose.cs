using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>One leg with its planted foot, world metres.</summary>
public sealed record LegPose(Vector3 Hip, Vector3 Knee, Vector3 Ankle, Vector3 Heel, Vector3 Toe)
{
    /// <summary>Level direction in which the foot points.</summary>
    public Vector3 FootDirection => Vector3.Normalize(new Vector3(Toe.X - Heel.X, Toe.Y - Heel.Y, 0));
}
