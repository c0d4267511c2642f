using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Erases videos and athletes for good, with every row and file that was derived from them. Rows go first: what a crash leaves is swept at the next start.</summary>
public sealed class VideoRemoval(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files, TimeProvider clock)
{
    public async Task<bool> DeleteVideoAsync(Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var folder = await context.Videos.Where(video => video.Id == videoId).Select(video => video.Folder).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (folder is null)
        {
            return false;
        }

        await context.Audit.Where(entry => entry.VideoId == videoId).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Detail, ""), cancellationToken).ConfigureAwait(false);
        await context.Videos.Where(video => video.Id == videoId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        files.DeleteVideo(folder);
        return true;
    }

    public async Task<bool> DeleteAthleteAsync(Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var folders = await context.Videos.Where(video => video.AthleteId == athleteId).Select(video => video.Folder).ToListAsync(cancellationToken).ConfigureAwait(false);
        var parts = await context.Uploads.Where(upload => upload.AthleteId == athleteId).Select(upload => upload.PartName).ToListAsync(cancellationToken).ConfigureAwait(false);

        // Entries from before a video came to this athlete belong to the one it was moved from, and stay without its name.
        await context.Audit.Where(entry => context.Videos.Any(video => video.AthleteId == athleteId && video.Id == entry.VideoId)).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Detail, ""), cancellationToken).ConfigureAwait(false);
        var deleted = await context.Athletes.Where(athlete => athlete.Id == athleteId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        folders.ForEach(files.DeleteVideo);
        parts.ForEach(files.DeletePart);
        return deleted == 1;
    }

    /// <summary>Removes files that no row refers to. Call it at start, before uploads are taken.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Videos
            .Select(video => new { video.Folder, Result = video.Report == null ? null : video.Report.ResultFolder, IsRunning = video.Job != null && video.Job.State == JobState.Running })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var limit = clock.GetUtcNow() - UploadParts.KeptFor;
        await context.Uploads.Where(upload => upload.StartedAt < limit).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        var parts = await context.Uploads.Select(upload => upload.PartName).ToHashSetAsync(cancellationToken).ConfigureAwait(false);
        files.Sweep(rows.ToDictionary(row => row.Folder, row => row.Result), rows.Where(row => row.IsRunning).Select(row => row.Folder).ToHashSet(), parts);
    }
}
