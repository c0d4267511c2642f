using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads what a coach wants to know on a Sunday evening, for the athletes whom the viewer may see.</summary>
internal sealed class DeskReader(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan _lookedAt = TimeSpan.FromDays(60);

    /// <summary>Athletes by what needs a look first: concerns, then unread reports, then who trained last.</summary>
    public async Task<IReadOnlyList<DeskRow>> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - _lookedAt;
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var athletes = await context.AthletesOf(viewer).AsNoTracking().Where(athlete => athlete.AccountId != viewer.AccountId).Select(athlete => new { athlete.Id, athlete.Name }).ToListAsync(cancellationToken);
        var videos = await context.VideosOf(viewer).AsNoTracking().Where(video => video.UploadedAt > since && video.Report != null)
            .Include(video => video.Report!.Reps).ThenInclude(rep => rep.Findings).AsSplitQuery().ToListAsync(cancellationToken);
        var read = await context.ReadMarks.Where(mark => mark.AccountId == viewer.AccountId).Select(mark => mark.ReportId).ToHashSetAsync(cancellationToken);
        var byAthlete = videos.ToLookup(video => video.AthleteId);
        return [.. athletes
            .Select(athlete =>
            {
                var theirs = byAthlete[athlete.Id].OrderByDescending(video => video.UploadedAt).ToList();
                var unread = theirs.Where(video => !read.Contains(video.Report!.Id)).Select(video => video.Id).ToList();
                return new DeskRow(athlete.Id, athlete.Name, theirs.FirstOrDefault()?.UploadedAt, theirs.FirstOrDefault()?.Id, unread, DeskConcerns.Of(theirs));
            })
            .OrderByDescending(row => row.Concerns.Count).ThenByDescending(row => row.UnreadVideoIds.Count).ThenByDescending(row => row.LastAt)];
    }

    /// <summary>Notes that the viewer has opened a report.</summary>
    public async Task MarkReadAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var report = await context.VideosOf(viewer).Where(video => video.Id == videoId && video.Report != null).Select(video => (Guid?)video.Report!.Id).FirstOrDefaultAsync(cancellationToken);
        if (report is { } id)
        {
            // Two tabs may open it at once: the second mark says nothing new.
            var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
            await context.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO ReadMarks (ReportId, AccountId, At) VALUES ({id}, {viewer.AccountId}, {at})", cancellationToken);
        }
    }
}
