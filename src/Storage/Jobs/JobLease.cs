namespace SquatCoach.Storage;

/// <summary>The right to work on a job until the lease runs out. <see cref="Attempt"/> counts from 1.</summary>
public readonly record struct JobLease(Guid JobId, Guid VideoId, Guid Token, int Attempt)
{
    /// <inheritdoc cref="Job.Athlete"/>
    public int Athlete { get; init; } = 1;
}
