using System.Globalization;

namespace SquatCoach.Web;

/// <summary>Numbers in words for people.</summary>
internal static class Text
{
    /// <summary>1 rep, 2 reps. The catalogue knows both "{0} rep" and "{0} reps".</summary>
    public static string Count(int count, string noun) => Speech.T($"{{0}} {noun}{(count == 1 ? "" : "s")}", count);

    /// <summary>20 Nov 2026, in the order that the language has.</summary>
    public static string Day(DateOnly day) => day.ToString(Speech.T("d MMM yyyy|date format"), CultureInfo.InvariantCulture);

    /// <summary>20 Nov.</summary>
    public static string ShortDay(DateOnly day) => day.ToString(Speech.T("d MMM|date format"), CultureInfo.InvariantCulture);

    /// <summary>Minutes and seconds: 1:05.</summary>
    public static string Clock(double seconds)
    {
        var whole = (int)Math.Round(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
    }

    /// <summary>A rough length of time: 40 s, 3 min, 2 h.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 60 => Speech.T("{0} s", Math.Max(5, Math.Ceiling(seconds / 5) * 5)),
        < 5400 => Speech.T("{0} min", Math.Ceiling(seconds / 60)),
        _ => Speech.T("{0} h", Math.Ceiling(seconds / 3600)),
    };

    /// <summary>A moment in a video to a tenth: 1:05.4.</summary>
    public static string Moment(double seconds)
    {
        var tenths = (int)Math.Round(seconds * 10);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 600}:{tenths / 10 % 60:00}.{tenths % 10}");
    }

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");

    /// <summary>Seconds down, at the bottom, up.</summary>
    public static string Tempo(double descentSeconds, double bottomSeconds, double ascentSeconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{descentSeconds:0.0}\u2009·\u2009{bottomSeconds:0.0}\u2009·\u2009{ascentSeconds:0.0}");

    /// <summary>At most so many decimals, and no sign on what rounds to nothing; invariant.</summary>
    public static string Number(double value, int decimals = 1)
    {
        var places = "0." + new string('#', decimals);
        return value.ToString($"{places};-{places};0", CultureInfo.InvariantCulture);
    }

    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };
}
