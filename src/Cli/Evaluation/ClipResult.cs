namespace SquatCoach.Cli;

/// <summary>How the analysis of one real clip ended, beside the truth.</summary>
/// <param name="File">Name of the clip.</param>
/// <param name="TrueReps">Reps by eye.</param>
/// <param name="FoundReps">Reps of the report, partial ones left out; null where there is no report.</param>
/// <param name="PartialReps">Reps that the report calls partial.</param>
/// <param name="PeakRuleReps">What the field's peak rule counts on the same hip heights; null where there are none.</param>
/// <param name="BottomErrorSeconds">Mean distance of the bottoms of matched reps.</param>
/// <param name="EdgeErrorSeconds">Mean distance of starts and ends of matched reps.</param>
/// <param name="ExitCode">As <c>analyze</c> would end.</param>
/// <param name="Reason">Why there is no report, or the codes of the warnings.</param>
/// <param name="TotalSeconds">Time of the analysis.</param>
public sealed record ClipResult(
    string File,
    int TrueReps,
    int? FoundReps,
    int PartialReps,
    int? PeakRuleReps,
    double? BottomErrorSeconds,
    double? EdgeErrorSeconds,
    int ExitCode,
    string Reason,
    double TotalSeconds)
{
    public bool IsExact => FoundReps == TrueReps;

    public bool IsWithinOne => FoundReps is { } found && Math.Abs(found - TrueReps) <= 1;
}
