using System.Globalization;

namespace SquatCoach.Assessment;

/// <summary>A metric's number as a person reads it: whole degrees, per cent and centimetres, two decimals otherwise.</summary>
public static class MetricNumbers
{
    public static string Text(double value, string unit) => unit switch
    {
        "°" => Whole(value) + "°",
        "%" or "cm" => Whole(value) + " " + unit,
        "×" or "" => value.ToString("0.00;-0.00;0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " " + unit,
    };

    private static string Whole(double value) => value.ToString("0;-0;0", CultureInfo.InvariantCulture);
}
