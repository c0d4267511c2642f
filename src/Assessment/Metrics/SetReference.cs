namespace SquatCoach.Assessment;

/// <summary>What a rep is compared with among the reps of its recording.</summary>
/// <param name="Reps">How many there are.</param>
/// <param name="FastestAscentLegsPerSecond">The greatest mean speed of the hips upwards among those that the recording does not cut; NaN of none.</param>
internal sealed record SetReference(int Reps, double FastestAscentLegsPerSecond)
{
    public static SetReference Of(IReadOnlyCollection<SegmentedRep> reps) => new(
        reps.Count,
        Extremes.Greatest(reps.Where(one => !one.IsCut && one.Tempo.AscentSeconds > 0).Select(one => one.DropRatio / one.Tempo.AscentSeconds)));
}
