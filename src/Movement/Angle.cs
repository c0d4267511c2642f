namespace SquatCoach.Movement;

/// <summary>A plane angle. The unit is chosen where a number enters or leaves, never in between.</summary>
public readonly record struct Angle : IComparable<Angle>
{
    private const double DegreesPerRadian = 180.0 / Math.PI;

    private Angle(double radians) => Radians = radians;

    public static Angle Zero => default;

    public double Radians { get; }

    public double Degrees => Radians * DegreesPerRadian;

    public bool IsKnown => double.IsFinite(Radians);

    public static Angle FromDegrees(double degrees) => new(degrees / DegreesPerRadian);

    public static Angle FromRadians(double radians) => new(radians);

    public static Angle operator +(Angle left, Angle right) => new(left.Radians + right.Radians);

    public static Angle operator -(Angle left, Angle right) => new(left.Radians - right.Radians);

    public static bool operator <(Angle left, Angle right) => left.Radians < right.Radians;

    public static bool operator >(Angle left, Angle right) => left.Radians > right.Radians;

    public static bool operator <=(Angle left, Angle right) => left.Radians <= right.Radians;

    public static bool operator >=(Angle left, Angle right) => left.Radians >= right.Radians;

    public int CompareTo(Angle other) => Radians.CompareTo(other.Radians);

    public bool Equals(Angle other, Angle tolerance) => Math.Abs(Radians - other.Radians) <= tolerance.Radians;

    public override string ToString() => FormattableString.Invariant($"{Degrees:0.#}°");
}
