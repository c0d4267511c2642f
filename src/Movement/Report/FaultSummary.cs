namespace SquatCoach.Movement;

/// <summary>A fault over the whole set.</summary>
public sealed record FaultSummary(Fault Fault, int RepsWithFault, int RepsAssessed, double MaxProbability)
{
    /// <summary>Whether the fault counts for the set: seen in two or more reps, or once and clearly (Myer et al. 2014: two of ten reps).</summary>
    public bool Counts { get; init; }
}
