using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>What is compared: a rep, or the assessed reps of a set taken together.</summary>
/// <param name="Label">As people call it.</param>
/// <param name="View">From where it was filmed.</param>
/// <param name="Reps">One, or those of the set.</param>
public sealed record ComparedSide(string Label, ViewKind View, IReadOnlyList<RepReport> Reps)
{
    public static ComparedSide Of(string label, FormReport report, RepReport rep) => new(label, report.View.Kind, [rep]);

    /// <summary>The whole set: its complete reps that could be assessed.</summary>
    public static ComparedSide Of(string label, FormReport report) =>
        new(label, report.View.Kind, [.. report.Reps.Where(rep => rep.Verdict != Verdict.NotAssessable && !rep.IsPartial)]);

    /// <summary>The mean of a metric over the reps that have it; null where none has.</summary>
    public double? Value(string metric)
    {
        var known = Reps.Select(rep => rep.Metrics.GetValueOrDefault(metric)?.Mean).OfType<double>().Where(double.IsFinite).ToList();
        return known.Count == 0 ? null : known.Average();
    }

    /// <summary>In how many of the reps a fault was found.</summary>
    public int CountOf(Fault fault) => Reps.Count(rep => rep.Faults.Any(finding => finding.Fault == fault));
}
