using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>The two reps of a set that differ most: what to show side by side.</summary>
internal static class BestAndWorst
{
    /// <summary>Null where there are not two assessed reps, or none is better than another.</summary>
    public static (RepReport Best, RepReport Worst)? Of(FormReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var ranked = report.Reps.Where(rep => rep.Verdict != Verdict.NotAssessable && !rep.IsPartial).OrderBy(Weight).ThenByDescending(Depth).ToList();
        return ranked.Count >= 2 && (Weight(ranked[0]) < Weight(ranked[^1]) || Depth(ranked[0]) > Depth(ranked[^1])) ? (ranked[0], ranked[^1]) : null;
    }

    private static double Weight(RepReport rep) => rep.Faults.Sum(finding => finding.Probability);

    private static double Depth(RepReport rep) => rep.Metrics.GetValueOrDefault("kneeFlexionDegrees")?.Mean ?? 0;
}
