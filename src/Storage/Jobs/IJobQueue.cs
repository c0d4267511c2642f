namespace SquatCoach.Storage;

/// <summary>
/// The durable queue of analyses. Every change is one statement or one transaction on the database, so the process may be killed
/// between any two of them. A job is leased, kept by heartbeats, and ended only by the holder of its lease.
/// </summary>
public interface IJobQueue
{
    /// <summary>Takes the oldest job that waits, or whose worker went silent; null where there is none.</summary>
    Task<JobLease?> LeaseNextAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Says that the worker lives and how far it is.</summary>
    /// <returns>False where the lease is lost: cancelled, deleted or taken over. The worker must stop.</returns>
    Task<bool> RenewAsync(JobLease lease, double progress, string stage, CancellationToken cancellationToken);

    /// <summary>Stores the report and ends the job in one transaction; a report of an earlier analysis of the video is replaced.</summary>
    /// <returns>False where the lease is lost: nothing was stored.</returns>
    Task<bool> CompleteAsync(JobLease lease, StoredReport report, CancellationToken cancellationToken);

    /// <summary>Ends the job with a reason for the user.</summary>
    /// <returns>False where the lease is lost.</returns>
    Task<bool> FailAsync(JobLease lease, string reason, CancellationToken cancellationToken);

    /// <summary>Gives a job back unfinished (the worker shuts down); the attempt does not count.</summary>
    Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken);

    /// <summary>Stops a job that waits or runs.</summary>
    /// <returns>False where it had already ended or does not exist.</returns>
    Task<bool> CancelAsync(Guid videoId, CancellationToken cancellationToken);

    /// <summary>Queues a video whose job has ended again, at the end of the queue.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="athlete">Which of the people in it the analysis is about; null for the same as before.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>False where it is queued or running, or does not exist.</returns>
    Task<bool> RetryAsync(Guid videoId, int? athlete, CancellationToken cancellationToken);
}
