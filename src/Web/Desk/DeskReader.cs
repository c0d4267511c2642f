using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads what a coach wants to know on a Sunday evening, for the athletes whom the viewer may see.</summary>
internal sealed class DeskReader(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan _lookedAt = TimeSpan.FromDays(60);

    /// <summary>Athletes by what needs a look first: concerns, then unread reports, then who trained last.</summary>
    /// <param name="viewer">Whose athletes.</param>
    /// <param name="group">One of the viewer's groups; all where it is null or none of theirs.</param>
    /// <param name="choice">Which sets count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DeskView> ReadAsync(Viewer viewer, Guid? group, ExerciseChoice choice, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await context.GroupsOf(viewer).OrderBy(one => one.Name).Select(one => new DeskGroup(one.Id, one.Name)).ToListAsync(cancellationToken);
        var asked = groups.FirstOrDefault(one => one.Id == group)?.Id;
        var athletes = await context.AthletesOf(viewer).Where(athlete => athlete.AccountId != viewer.AccountId && (asked == null || athlete.Groups.Any(place => place.GroupId == asked)))
            .Select(athlete => new { athlete.Id, athlete.Name }).ToListAsync(cancellationToken);
        var sets = await SetsAsync(context, viewer, cancellationToken);
        var byAthlete = sets.Where(set => choice.Holds(set.Exercise)).ToLookup(set => set.AthleteId);

        // Only the sets that are compared are read with their reps.
        var compared = athletes.ToDictionary(athlete => athlete.Id, athlete => DeskConcerns.Compared(byAthlete[athlete.Id]));
        var full = await WithRepsAsync(context, [.. compared.Values.SelectMany(ids => ids)], cancellationToken);
        var rows = athletes.Select(athlete =>
        {
            var theirs = byAthlete[athlete.Id].ToList();
            return new DeskRow(athlete.Id, athlete.Name, theirs.FirstOrDefault()?.UploadedAt, theirs.FirstOrDefault()?.Id, [.. theirs.Where(set => !set.IsRead).Select(set => set.Id)], DeskConcerns.Of(compared[athlete.Id].Where(full.ContainsKey).Select(id => full[id])));
        });
        return new DeskView(
            [.. rows.OrderByDescending(row => row.Concerns.Count).ThenByDescending(row => row.UnreadVideoIds.Count).ThenByDescending(row => row.LastAt)],
            groups,
            [.. sets.GroupBy(set => set.Exercise).Select(same => new ExerciseCount(same.Key, same.Count(), same.First().UploadedAt, same.FirstOrDefault(set => set.RepCount > 0)?.UploadedAt))]);
    }

    /// <summary>Notes that the viewer has opened a report.</summary>
    public async Task MarkReadAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var report = await context.VideosOf(viewer).Where(video => video.Id == videoId && video.Report != null)
            .Select(video => new { video.Report!.Id, IsRead = context.ReadMarks.Any(mark => mark.ReportId == video.Report.Id && mark.AccountId == viewer.AccountId) }).FirstOrDefaultAsync(cancellationToken);
        if (report is { IsRead: false })
        {
            // Two tabs may open it at once: the second mark says nothing new.
            var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
            await context.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO ReadMarks (ReportId, AccountId, At) VALUES ({report.Id}, {viewer.AccountId}, {at})", cancellationToken);
        }
    }

    /// <summary>The analysed sets of the time looked at, newest first.</summary>
    private async Task<List<DeskSet>> SetsAsync(SquatCoachContext context, Viewer viewer, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - _lookedAt;
        return await context.VideosOf(viewer).Where(video => video.UploadedAt > since && video.Report != null).OrderByDescending(video => video.UploadedAt)
            .Select(video => new DeskSet(video.Id, video.AthleteId, video.UploadedAt, video.Exercise, video.Report!.RepCount, context.ReadMarks.Any(mark => mark.ReportId == video.Report.Id && mark.AccountId == viewer.AccountId)))
            .ToListAsync(cancellationToken);
    }

    private static async Task<Dictionary<Guid, Video>> WithRepsAsync(SquatCoachContext context, List<Guid> ids, CancellationToken cancellationToken) =>
        await context.Videos.AsNoTracking().Where(video => EF.Parameter(ids).Contains(video.Id))
            .Include(video => video.Report!.Reps).ThenInclude(rep => rep.Findings).AsSplitQuery().ToDictionaryAsync(video => video.Id, cancellationToken);
}
