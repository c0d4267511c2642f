using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>The shortest rotation that brings one direction onto another (Rodrigues).</summary>
internal readonly record struct Turn(Position3D Axis, double Cos)
{
    /// <summary>Axis is the cross product of the unit vectors, its length the sine. Opposite directions have no shortest turn and stay.</summary>
    public static Turn Between(Position3D from, Position3D to)
    {
        var (first, second) = (from * (1 / from.LengthMetres), to * (1 / to.LengthMetres));
        return new Turn(first.Cross(second), first.Dot(second));
    }

    public Position3D Apply(Position3D vector) => Cos <= -1 + 1e-9
        ? vector
        : (vector * Cos) + Axis.Cross(vector) + (Axis * (Axis.Dot(vector) / (1 + Cos)));
}
