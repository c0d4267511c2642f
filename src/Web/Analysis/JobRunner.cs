using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Does one leased job: keeps the lease alive while the analysis runs, and ends the job in exactly one way.</summary>
internal sealed class JobRunner(
    IDbContextFactory<SquatCoachContext> contexts, IJobQueue queue, JobQueueOptions options, VideoFiles files, PastSessions sessions, ResultStore results, IVideoAnalyzer analyzer, TimeProvider clock, ILogger<JobRunner> logger)
{
    // As often as a person likes to see a bar move; every heartbeat is a write to the disk.
    private static readonly TimeSpan _progressInterval = TimeSpan.FromSeconds(1);

    public async Task RunAsync(JobLease lease, CancellationToken stopping)
    {
        var video = await FindAsync(lease.VideoId, stopping);
        if (video is null)
        {
            return;
        }

        WebLog.JobStarted(logger, lease.VideoId, lease.Attempt);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var progress = new LatestProgress();
        using var over = new CancellationTokenSource();
        var heart = KeepLeaseAsync(lease, progress, work, over.Token);
        try
        {
            var past = await sessions.LimbsBeforeAsync(video, work.Token);

            // A thread of its own: the analysis computes for minutes and must not starve the requests.
            var result = await Task.Factory.StartNew(
                () => analyzer.AnalyzeAsync(new VideoToAnalyze(files.VideoPath(video), video.OriginalName, lease.Athlete, past), progress, work.Token),
                work.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
            if (await results.SaveAsync(lease, result, CancellationToken.None))
            {
                WebLog.JobDone(logger, lease.VideoId, result.Report.Reps.Count, result.Report.Timing.TotalSeconds);
            }
            else
            {
                WebLog.LeaseLost(logger, lease.VideoId);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            WebLog.LeaseLost(logger, lease.VideoId);
        }
        catch (AnalysisRefused refused)
        {
            WebLog.JobFailed(logger, lease.VideoId, refused.Message);
            await queue.FailAsync(lease, refused.Message, CancellationToken.None);
        }
        catch (IOException problem)
        {
            WebLog.JobCrashed(logger, problem, lease.VideoId);
            await queue.FailAsync(lease, "The report could not be stored: the disk of the site is full or cannot be written.", CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever a hostile video brings about ends this job and no other.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            WebLog.JobCrashed(logger, problem, lease.VideoId);
            await queue.FailAsync(lease, "The analysis failed unexpectedly; the reason is in the log of the site.", CancellationToken.None);
        }
        finally
        {
            await over.CancelAsync();
            await heart;
        }
    }

    /// <summary>Renews the lease until the work is over; stops the work where the lease is lost.</summary>
    private async Task KeepLeaseAsync(JobLease lease, LatestProgress progress, CancellationTokenSource work, CancellationToken over)
    {
        var said = default(WorkProgress);
        var saidAt = DateTimeOffset.MinValue;
        while (!over.IsCancellationRequested)
        {
            try
            {
                var latest = progress.Latest;
                if (latest != said || clock.GetUtcNow() - saidAt >= options.HeartbeatInterval)
                {
                    if (!await queue.RenewAsync(lease, latest.Fraction, latest.Stage, over))
                    {
                        await work.CancelAsync();
                        return;
                    }

                    (said, saidAt) = (latest, clock.GetUtcNow());
                }

                await Task.Delay(_progressInterval, clock, over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (System.Data.Common.DbException problem)
            {
                // A busy database is no reason to lose a job: there are two more heartbeats before the lease runs out.
                WebLog.QueueUnreachable(logger, problem);
                await Task.Delay(_progressInterval, clock, CancellationToken.None);
            }
        }
    }

    private async Task<Video?> FindAsync(Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Videos.AsNoTracking().FirstOrDefaultAsync(video => video.Id == videoId, cancellationToken);
    }
}
