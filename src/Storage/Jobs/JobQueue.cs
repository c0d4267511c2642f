using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <inheritdoc cref="IJobQueue"/>
public sealed class JobQueue(IDbContextFactory<SquatCoachContext> contexts, JobQueueOptions options, TimeProvider clock) : IJobQueue
{
    public async Task<JobLease?> LeaseNextAsync(string owner, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await context.Jobs.AsNoTracking().Where(IsFree(now)).OrderBy(job => job.QueuedAt).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                return null;
            }

            if (next.Attempts >= options.MaxAttempts)
            {
                await GiveUpAsync(context, next, now, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var lease = new JobLease(next.Id, next.VideoId, Guid.NewGuid(), next.Attempts + 1) { Athlete = next.Athlete };
            if (await TryTakeAsync(context, next, lease, owner, now, cancellationToken).ConfigureAwait(false))
            {
                return lease;
            }
        }
    }

    public async Task<bool> RenewAsync(JobLease lease, double progress, string stage, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var until = clock.GetUtcNow() + options.LeaseDuration;
        var share = Math.Clamp(progress, 0, 1);
        return await Held(context, lease).ExecuteUpdateAsync(
            set => set.SetProperty(job => job.LeaseUntil, until).SetProperty(job => job.Progress, share).SetProperty(job => job.Stage, stage),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<bool> CompleteAsync(JobLease lease, StoredReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (!await EndAsync(context, lease, JobState.Done, failure: null, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            await context.Reports.Where(old => old.VideoId == lease.VideoId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            context.Reports.Add(report);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await context.Videos.Where(video => video.Id == lease.VideoId).ExecuteUpdateAsync(
                set => set.SetProperty(video => video.RepCount, report.RepCount).SetProperty(video => video.GoodRepCount, report.GoodRepCount),
                cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    public async Task<bool> FailAsync(JobLease lease, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var failure = reason.Length > Job.FailureMaxLength ? reason[..Job.FailureMaxLength] : reason;
        return await EndAsync(context, lease, JobState.Failed, failure, cancellationToken).ConfigureAwait(false);
    }

    public async Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await Held(context, lease).ExecuteUpdateAsync(
            set => set.SetProperty(job => job.State, JobState.Queued)
                .SetProperty(job => job.Attempts, job => job.Attempts - 1)
                .SetProperty(job => job.Progress, 0)
                .SetProperty(job => job.Stage, (string?)null)
                .SetProperty(job => job.LeaseToken, (Guid?)null)
                .SetProperty(job => job.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> CancelAsync(Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset? now = clock.GetUtcNow();
        return await context.Jobs
            .Where(job => job.VideoId == videoId && (job.State == JobState.Queued || job.State == JobState.Running))
            .ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, JobState.Cancelled)
                    .SetProperty(job => job.FinishedAt, now)
                    .SetProperty(job => job.LeaseToken, (Guid?)null)
                    .SetProperty(job => job.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<bool> RetryAsync(Guid videoId, int? athlete, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        return await context.Jobs
            .Where(job => job.VideoId == videoId && (job.State == JobState.Done || job.State == JobState.Failed || job.State == JobState.Cancelled))
            .ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, JobState.Queued)
                    .SetProperty(job => job.QueuedAt, now)
                    .SetProperty(job => job.Athlete, job => athlete ?? job.Athlete)
                    .SetProperty(job => job.Attempts, 0)
                    .SetProperty(job => job.Progress, 0)
                    .SetProperty(job => job.Stage, (string?)null)
                    .SetProperty(job => job.Failure, (string?)null)
                    .SetProperty(job => job.StartedAt, (DateTimeOffset?)null)
                    .SetProperty(job => job.FinishedAt, (DateTimeOffset?)null),
                cancellationToken).ConfigureAwait(false) == 1;
    }

    private static Expression<Func<Job, bool>> IsFree(DateTimeOffset now) =>
        job => job.State == JobState.Queued || (job.State == JobState.Running && job.LeaseUntil < now);

    private static IQueryable<Job> Held(SquatCoachContext context, JobLease lease) =>
        context.Jobs.Where(job => job.Id == lease.JobId && job.LeaseToken == lease.Token && job.State == JobState.Running);

    /// <summary>Takes the job unless somebody else did since it was read: the old token must still be there.</summary>
    private async Task<bool> TryTakeAsync(SquatCoachContext context, Job seen, JobLease lease, string owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? started = now;
        var until = now + options.LeaseDuration;
        return await context.Jobs
            .Where(job => job.Id == seen.Id && job.LeaseToken == seen.LeaseToken && job.Attempts == seen.Attempts)
            .Where(IsFree(now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, JobState.Running)
                    .SetProperty(job => job.Attempts, lease.Attempt)
                    .SetProperty(job => job.Progress, 0)
                    .SetProperty(job => job.Stage, (string?)null)
                    .SetProperty(job => job.StartedAt, started)
                    .SetProperty(job => job.LeaseToken, lease.Token)
                    .SetProperty(job => job.LeaseOwner, owner)
                    .SetProperty(job => job.LeaseUntil, until),
                cancellationToken).ConfigureAwait(false) == 1;
    }

    private async Task<bool> EndAsync(SquatCoachContext context, JobLease lease, JobState state, string? failure, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await Held(context, lease).ExecuteUpdateAsync(
            set => set.SetProperty(job => job.State, state)
                .SetProperty(job => job.Failure, failure)
                .SetProperty(job => job.FinishedAt, now)
                .SetProperty(job => job.LeaseToken, (Guid?)null)
                .SetProperty(job => job.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    private static async Task GiveUpAsync(SquatCoachContext context, Job seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? finished = now;
        var reason = $"The analysis stopped without a word {seen.Attempts} times; the video is not tried again by itself.";
        await context.Jobs
            .Where(job => job.Id == seen.Id && job.LeaseToken == seen.LeaseToken)
            .Where(IsFree(now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, JobState.Failed)
                    .SetProperty(job => job.Failure, reason)
                    .SetProperty(job => job.FinishedAt, finished)
                    .SetProperty(job => job.LeaseToken, (Guid?)null)
                    .SetProperty(job => job.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken).ConfigureAwait(false);
    }
}
