using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>The faults over a set, those seen in most reps first. A fault seen in two or more reps counts for the set (Myer et al. 2014), or one seen clearly.</summary>
internal static class FaultSummaries
{
    public static IReadOnlyList<FaultSummary> Of(IReadOnlyList<RepReport> reps, FindingOptions? options = null)
    {
        var assessed = reps.Where(rep => rep.Verdict != Verdict.NotAssessable).ToList();
        var summaries = new List<FaultSummary>();
        foreach (var fault in Enum.GetValues<Fault>())
        {
            var findings = assessed.SelectMany(rep => rep.Faults).Where(finding => finding.Fault == fault).ToList();
            if (findings.Count > 0)
            {
                summaries.Add(new FaultSummary(
                    fault, findings.Count, assessed.Count(rep => !rep.NotAssessable.Contains(FieldNames.Of(fault))), findings.Max(finding => finding.Probability))
                {
                    Counts = findings.Count >= 2 || findings.Any(finding => finding.Probability >= (options ?? FindingOptions.Default).ClearProbability),
                });
            }
        }

        return [.. summaries.OrderByDescending(summary => summary.RepsWithFault).ThenByDescending(summary => summary.MaxProbability)];
    }
}
