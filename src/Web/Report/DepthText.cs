using System.Globalization;
using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>How deep a rep was, as trainers say it: the thighs against the floor, by the definition of thighAngleDegrees.</summary>
internal static class DepthText
{
    /// <summary>The metric that the words stand for.</summary>
    public const string Field = "thighAngleDegrees";

    /// <summary>Degrees of the thighs over the horizontal in words; parallel is what rounds to 0°.</summary>
    public static string Of(double thighDegrees)
    {
        // As the sentences of a finding round, so that a rep is not parallel in one place and short of it in another.
        var whole = Math.Round(thighDegrees, MidpointRounding.AwayFromZero);
        var size = Math.Abs(whole).ToString("0", CultureInfo.InvariantCulture);
        return whole switch
        {
            0 => Speech.T("thighs parallel"),
            < 0 => Speech.T("{0}° below parallel", size),
            _ => Speech.T("{0}° short of parallel", size),
        };
    }

    /// <summary>Of a rep, the mean of its sides; a dash where it was not measured.</summary>
    public static string Of(RepReport rep) =>
        rep.NotAssessable.Contains(Field) ? Speech.T("not assessable")
        : rep.Metrics.GetValueOrDefault(Field)?.Mean is { } thigh && double.IsFinite(thigh) ? Of(thigh)
        : "–";
}
