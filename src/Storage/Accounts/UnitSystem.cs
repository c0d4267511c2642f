namespace SquatCoach.Storage;

/// <summary>In which units a person reads lengths and loads. What is stored is always metric.</summary>
public enum UnitSystem
{
    /// <summary>Centimetres, metres, kilograms.</summary>
    Metric,

    /// <summary>Inches, feet, pounds.</summary>
    Imperial,
}
