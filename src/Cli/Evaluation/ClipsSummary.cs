namespace SquatCoach.Cli;

/// <summary>The table's last line: squat clips and clips without squats apart.</summary>
public sealed record ClipsSummary(
    int SquatClips,
    int WithinOne,
    int Exact,
    int TrueReps,
    int FoundReps,
    int ClipsWithoutSquats,
    int ClipsWithFalseReps,
    double? MeanBottomErrorSeconds,
    double? MeanEdgeErrorSeconds,
    int PeakRuleExact,
    int PeakRuleWithinOne,
    int PeakRuleClipsWithFalseReps)
{
    public static ClipsSummary Of(IReadOnlyCollection<ClipResult> results)
    {
        var squats = results.Where(result => result.TrueReps > 0).ToList();
        var others = results.Where(result => result.TrueReps == 0).ToList();
        return new ClipsSummary(
            squats.Count,
            squats.Count(result => result.IsWithinOne),
            squats.Count(result => result.IsExact),
            squats.Sum(result => result.TrueReps),
            squats.Sum(result => result.FoundReps ?? 0),
            others.Count,
            others.Count(result => result.FoundReps > 0),
            squats.Select(result => result.BottomErrorSeconds).Average(),
            squats.Select(result => result.EdgeErrorSeconds).Average(),
            squats.Count(result => result.PeakRuleReps == result.TrueReps),
            squats.Count(result => Math.Abs((result.PeakRuleReps ?? 0) - result.TrueReps) <= 1),
            others.Count(result => result.PeakRuleReps > 0));
    }
}
