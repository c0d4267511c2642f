using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads what the queue page shows: the newest videos that a viewer may see, with the state of their jobs.</summary>
internal sealed class QueueReader(IDbContextFactory<SquatCoachContext> contexts)
{
    // A few screens; older ones are a click away.
    private const int PageSize = 30;

    // Enough to even out long and short videos, few enough to follow a change of the machine.
    private const int PaceSample = 10;

    /// <param name="viewer">Whose videos.</param>
    /// <param name="page">From 1, the newest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<QueuePart> ReadAsync(Viewer viewer, int page, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // Ids alone come from an index; everything else is looked up for one page of them.
        var ids = await context.VideosOf(viewer).OrderByDescending(video => video.UploadedAt).ThenBy(video => video.Id).Select(video => video.Id)
            .Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        var hasOlder = ids.Count > PageSize;
        ids = [.. ids.Take(PageSize)];
        var found = (await Rows(context.Videos.Where(video => ids.Contains(video.Id))).ToListAsync(cancellationToken)).ToDictionary(row => row.VideoId);
        List<QueueRow> rows = [.. ids.Where(found.ContainsKey).Select(id => found[id])];
        if (rows.All(row => row.State != JobState.Queued))
        {
            return new QueuePart(rows, hasOlder);
        }

        var waits = await WaitsAsync(context, cancellationToken);
        return new QueuePart([.. rows.Select(row => waits.TryGetValue(row.VideoId, out var wait) ? row with { Position = wait.Position, ExpectedSeconds = wait.Seconds } : row)], hasOlder);
    }

    public async Task<QueueRow?> ReadAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await Rows(context.VideosOf(viewer).Where(video => video.Id == videoId)).FirstOrDefaultAsync(cancellationToken);
        if (row is not { State: JobState.Queued })
        {
            return row;
        }

        var waits = await WaitsAsync(context, cancellationToken);
        return waits.TryGetValue(videoId, out var wait) ? row with { Position = wait.Position, ExpectedSeconds = wait.Seconds } : row;
    }

    /// <summary>For every waiting video its place, and how long until its report is there at the pace of the last analyses; null while nothing was analysed.</summary>
    private static async Task<Dictionary<Guid, (int Position, double? Seconds)>> WaitsAsync(SquatCoachContext context, CancellationToken cancellationToken)
    {
        var recent = await context.Reports.OrderByDescending(report => report.CreatedAt).Take(PaceSample).Select(report => new { report.AnalysisSeconds, report.Video!.DurationSeconds }).ToListAsync(cancellationToken);
        double? pace = recent.Sum(one => one.DurationSeconds) is > 0 and var filmed ? recent.Sum(one => one.AnalysisSeconds) / filmed : null;
        var ahead = await context.Jobs.Where(job => job.State == JobState.Running).SumAsync(job => job.Video!.DurationSeconds * (1 - job.Progress), cancellationToken);
        var waiting = await context.Jobs.Where(job => job.State == JobState.Queued).OrderBy(job => job.QueuedAt).Select(job => new { job.VideoId, job.Video!.DurationSeconds }).ToListAsync(cancellationToken);
        var waits = new Dictionary<Guid, (int, double?)>();
        foreach (var job in waiting)
        {
            ahead += job.DurationSeconds;
            waits[job.VideoId] = (waits.Count + 1, ahead * pace);
        }

        return waits;
    }

    private static IQueryable<QueueRow> Rows(IQueryable<Video> videos) =>
        videos.Select(video => new QueueRow(
            video.Id,
            video.OriginalName,
            video.AthleteId,
            video.Athlete!.Name,
            video.UploadedAt,
            video.DurationSeconds,
            video.Exercise,
            video.LoadKilograms,
            video.Rpe,
            video.Job!.State,
            null,
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
