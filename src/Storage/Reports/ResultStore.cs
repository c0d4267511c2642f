using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Keeps what an analysis found: files first, then the rows together with the end of the job, then the files of earlier analyses go, those that a kill cut short included.</summary>
public sealed class ResultStore(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files, IJobQueue queue, TimeProvider clock)
{
    /// <summary>Stores the result of a leased job.</summary>
    /// <returns>False where the lease is lost (cancelled, deleted, taken over): nothing is kept.</returns>
    public async Task<bool> SaveAsync(JobLease lease, AnalysisResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var folder = await FindFolderAsync(lease.VideoId, cancellationToken).ConfigureAwait(false);
        if (folder is null)
        {
            return false;
        }

        var written = await files.WriteResultAsync(folder, result, cancellationToken).ConfigureAwait(false);
        var isStored = await queue.CompleteAsync(lease, ReportRows.From(result.Report, lease.VideoId, written, clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        if (isStored)
        {
            files.KeepOnlyResult(folder, written);
        }
        else
        {
            files.DeleteResult(folder, written);
        }

        return isStored;
    }

    private async Task<string?> FindFolderAsync(Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Videos.Where(video => video.Id == videoId).Select(video => video.Folder).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }
}
