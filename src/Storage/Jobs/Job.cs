namespace SquatCoach.Storage;

/// <summary>The analysis of one video. It ends exactly once: as done together with its report, as failed with a reason, or as cancelled.</summary>
public sealed class Job
{
    public const int FailureMaxLength = 1000;

    public Guid Id { get; set; } = Guid.NewGuid();

    public Guid VideoId { get; set; }

    public Video? Video { get; set; }

    public JobState State { get; set; } = JobState.Queued;

    public required DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Which of the people in the video the analysis is about: 1 for who is the athlete by themselves, else the number that somebody chose.</summary>
    public int Athlete { get; set; } = 1;

    /// <summary>How often a worker has taken this job.</summary>
    public int Attempts { get; set; }

    /// <summary>0…1.</summary>
    public double Progress { get; set; }

    /// <summary>What the worker is at, in words for people.</summary>
    public string? Stage { get; set; }

    /// <summary>Changes with every lease: only its holder may write to the job.</summary>
    public Guid? LeaseToken { get; set; }

    /// <summary>Which worker holds the lease (machine and process), for people who look for it.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>After this moment the worker counts as dead and the job may be taken by another.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>One sentence for the user; only for <see cref="JobState.Failed"/>.</summary>
    public string? Failure { get; set; }
}
