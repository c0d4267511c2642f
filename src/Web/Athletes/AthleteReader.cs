using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads athletes and their history, for somebody who may see them.</summary>
internal sealed class AthleteReader(IDbContextFactory<SquatCoachContext> contexts)
{
    public async Task<IReadOnlyList<AthleteName>> NamesAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AthletesOf(viewer).OrderBy(athlete => athlete.Name).Select(athlete => new AthleteName(athlete.Id, athlete.Name, athlete.AccountId, athlete.Consents.Any(consent => consent.Purpose == ConsentPurpose.Analysis && consent.WithdrawnAt == null))).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<AthleteRow>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AthletesOf(viewer).OrderBy(athlete => athlete.Name)
            .Select(athlete => new AthleteRow(
                athlete.Id,
                athlete.Name,
                athlete.IsMadeUp,
                athlete.AccountId != null,
                athlete.Videos.Count(video => video.DeletedAt == null),
                athlete.Videos.Where(video => video.DeletedAt == null).Sum(video => video.Report == null ? 0 : video.Report.RepCount),
                athlete.Videos.Where(video => video.DeletedAt == null).Sum(video => video.Report == null ? 0 : video.Report.GoodRepCount),
                athlete.Videos.Where(video => video.DeletedAt == null).Max(video => (DateTimeOffset?)video.UploadedAt)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The athlete with all videos, newest first, their jobs, reports, reps and findings; null where there is none.</summary>
    public async Task<Athlete?> HistoryAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var athlete = await context.AthletesOf(viewer).AsNoTrackingWithIdentityResolution()
            .Include(one => one.Videos.Where(video => video.DeletedAt == null)).ThenInclude(video => video.Job)
            .Include(one => one.Videos.Where(video => video.DeletedAt == null)).ThenInclude(video => video.Report!.Reps).ThenInclude(rep => rep.Findings)
            .Include(one => one.Consents).Include(one => one.Groups).ThenInclude(place => place.Group)
            .AsSplitQuery()
            .FirstOrDefaultAsync(one => one.Id == athleteId, cancellationToken);
        athlete?.Videos.Sort((left, right) => right.UploadedAt.CompareTo(left.UploadedAt));
        return athlete;
    }

    /// <summary>Groups videos with a report by day, oldest first.</summary>
    public static IReadOnlyList<TrainingSession> Sessions(Athlete athlete)
    {
        ArgumentNullException.ThrowIfNull(athlete);
        return [.. athlete.Videos.Where(video => video.Report is not null)
            .GroupBy(video => DateOnly.FromDateTime(video.UploadedAt.UtcDateTime))
            .OrderBy(day => day.Key)
            .Select(day => new TrainingSession(day.Key, [.. day.OrderBy(video => video.UploadedAt)]))];
    }
}
