using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads what the queue page shows: the newest videos with the state of their jobs.</summary>
internal sealed class QueueReader(IDbContextFactory<SquatCoachContext> contexts)
{
    // More than a screen of history belongs to the athletes' pages.
    private const int RowLimit = 100;

    public async Task<IReadOnlyList<QueueRow>> ReadAsync(CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Rows(context.Videos.OrderByDescending(video => video.UploadedAt).Take(RowLimit)).ToListAsync(cancellationToken);
        if (rows.All(row => row.State != JobState.Queued))
        {
            return rows;
        }

        var places = await PlacesAsync(context, cancellationToken);
        return [.. rows.Select(row => places.TryGetValue(row.VideoId, out var place) ? row with { Position = place } : row)];
    }

    public async Task<QueueRow?> ReadAsync(Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await Rows(context.Videos.Where(video => video.Id == videoId)).FirstOrDefaultAsync(cancellationToken);
        if (row is not { State: JobState.Queued })
        {
            return row;
        }

        var places = await PlacesAsync(context, cancellationToken);
        return row with { Position = places.TryGetValue(videoId, out var place) ? place : null };
    }

    private static async Task<Dictionary<Guid, int>> PlacesAsync(SquatCoachContext context, CancellationToken cancellationToken)
    {
        var waiting = await context.Jobs.Where(job => job.State == JobState.Queued).OrderBy(job => job.QueuedAt).Select(job => job.VideoId).ToListAsync(cancellationToken);
        return waiting.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index + 1);
    }

    private static IQueryable<QueueRow> Rows(IQueryable<Video> videos) =>
        videos.Select(video => new QueueRow(
            video.Id,
            video.OriginalName,
            video.AthleteId,
            video.Athlete!.Name,
            video.UploadedAt,
            video.DurationSeconds,
            video.Job!.State,
            null,
            video.Job.Progress,
            video.Job.Stage,
            video.Job.Attempts,
            video.Job.Failure,
            video.Report == null ? null : video.Report.RepCount,
            video.Report == null ? null : video.Report.GoodRepCount,
            video.Report == null ? null : video.Report.FaultyRepCount,
            video.Report == null ? null : video.Report.WarningCount));
}
