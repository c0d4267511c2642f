namespace SquatCoach.Movement;

/// <summary>Units that <c>squatcoach.poses/1</c> may state.</summary>
internal static class LengthUnit
{
    /// <summary>Metres per unit.</summary>
    /// <exception cref="PosesFormatException">The unit is not known.</exception>
    public static double MetresPer(string unit, string fileName) => unit switch
    {
        "metre" or "meter" or "m" => 1,
        "centimetre" or "centimeter" or "cm" => 0.01,
        "millimetre" or "millimeter" or "mm" => 0.001,
        _ => throw new PosesFormatException($"{fileName}: found the unit '{unit}'; expected metre, centimetre or millimetre."),
    };
}
