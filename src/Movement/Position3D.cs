namespace SquatCoach.Movement;

/// <summary>A point or direction in metres, z up. NaN means unknown.</summary>
public readonly record struct Position3D(double X, double Y, double Z)
{
    public bool IsKnown => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    public double LengthMetres => Math.Sqrt(Dot(this));

    public static Position3D operator +(Position3D left, Position3D right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static Position3D operator -(Position3D left, Position3D right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static Position3D operator *(Position3D vector, double factor) => new(vector.X * factor, vector.Y * factor, vector.Z * factor);

    public static Position3D Middle(Position3D left, Position3D right) => (left + right) * 0.5;

    public double Dot(Position3D other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public Position3D Cross(Position3D other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    /// <summary>The angle between two directions, 0…180°; unknown (NaN) where one of them has no length.</summary>
    public Angle AngleTo(Position3D other) => Angle.FromRadians(Math.Atan2(Cross(other).LengthMetres, Dot(other)) + (LengthMetres * other.LengthMetres > 0 ? 0 : double.NaN));
}
