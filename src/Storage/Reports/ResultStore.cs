using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Keeps what an analysis found: files first, then the rows together with the end of the job, then the files of an earlier analysis go.</summary>
public sealed class ResultStore(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files, IJobQueue queue, TimeProvider clock)
{
    /// <summary>Stores the result of a leased job.</summary>
    /// <returns>False where the lease is lost (cancelled, deleted, taken over): nothing is kept.</returns>
    public async Task<bool> SaveAsync(JobLease lease, AnalysisResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var video = await FindAsync(lease.VideoId, cancellationToken).ConfigureAwait(false);
        if (video is null)
        {
            return false;
        }

        var (folder, earlier) = video.Value;
        var written = await files.WriteResultAsync(folder, result, cancellationToken).ConfigureAwait(false);
        var isStored = await queue.CompleteAsync(lease, ReportRows.From(result.Report, lease.VideoId, written, clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        if (!isStored)
        {
            files.DeleteResult(folder, written);
        }

        if (isStored && earlier is not null)
        {
            files.DeleteResult(folder, earlier);
        }

        return isStored;
    }

    private async Task<(string Folder, string? Earlier)?> FindAsync(Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var row = await context.Videos.Where(video => video.Id == videoId)
            .Select(video => new { video.Folder, Earlier = video.Report == null ? null : video.Report.ResultFolder })
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return row is null ? null : (row.Folder, row.Earlier);
    }
}
