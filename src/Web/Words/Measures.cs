using System.Globalization;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Lengths, speeds and loads in the units of whoever reads them. Stored and computed with is always metric; degrees stay degrees.</summary>
internal static class Measures
{
    // Exact by definition (international yard and pound, 1959).
    private const double KilogramsPerPound = 0.45359237;
    private const double CentimetresPerInch = 2.54;
    private const double MetresPerFoot = 0.3048;

    private static readonly AsyncLocal<UnitSystem> _units = new();

    /// <summary>Of the account that asks; metric for visitors and programs.</summary>
    public static UnitSystem Units
    {
        get => _units.Value;
        set => _units.Value = value;
    }

    public static string LoadUnit => Units == UnitSystem.Imperial ? "lb" : "kg";

    /// <summary>60 kg, 132.3 lb.</summary>
    public static string Load(double kilograms) => $"{Text.Number(LoadNumber(kilograms))} {LoadUnit}";

    /// <summary>The number alone, in the reader's unit.</summary>
    public static double LoadNumber(double kilograms) => Units == UnitSystem.Imperial ? kilograms / KilogramsPerPound : kilograms;

    /// <summary>The most that a reader may type where at most so many kilograms are taken: a whole number that is not more than they are.</summary>
    public static double GreatestLoad(double kilograms) => Math.Floor(LoadNumber(kilograms));

    /// <summary>What a reader typed, in kilograms.</summary>
    public static double Kilograms(double typed) => Units == UnitSystem.Imperial ? typed * KilogramsPerPound : typed;

    /// <summary>A value of the metric catalogue in the reader's unit.</summary>
    /// <param name="unit">The catalogue's: cm, m/s, or one that is the same everywhere.</param>
    public static (double Value, string Unit) Of(double value, string unit) => (Units, unit) switch
    {
        (UnitSystem.Imperial, "cm") => (value / CentimetresPerInch, "in"),
        (UnitSystem.Imperial, "m/s") => (value / MetresPerFoot, "ft/s"),
        _ => (value, unit),
    };

    /// <summary>A finished value with its unit: whole centimetres, tenths of an inch.</summary>
    public static string Length(double value, string unit)
    {
        var (shown, name) = Of(value, unit);
        return string.Create(CultureInfo.InvariantCulture, $"{shown.ToString(name is "cm" ? "0;-0;0" : name is "in" ? "0.0;-0.0;0.0" : "0.00;-0.00;0.00", CultureInfo.InvariantCulture)} {name}");
    }
}
