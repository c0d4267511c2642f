using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads athletes and what they did, for somebody who may see them. Each method asks for no more than its page shows.</summary>
internal sealed class AthleteReader(IDbContextFactory<SquatCoachContext> contexts)
{
    /// <summary>Videos on a page of an athlete's list: a month of training; older ones are a click away.</summary>
    public const int VideosOnAPage = 20;

    public async Task<IReadOnlyList<AthleteName>> NamesAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AthletesOf(viewer).OrderBy(athlete => athlete.Name).Select(athlete => new AthleteName(athlete.Id, athlete.Name, athlete.AccountId, athlete.Consents.Any(consent => consent.Purpose == ConsentPurpose.Analysis && consent.WithdrawnAt == null))).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<AthleteRow>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var athletes = await context.AthletesOf(viewer).OrderBy(athlete => athlete.Name).Select(athlete => new AthleteRow(athlete.Id, athlete.Name, athlete.IsMadeUp, athlete.AccountId != null)).ToListAsync(cancellationToken);
        var sums = await context.VideosOf(viewer).GroupBy(video => video.AthleteId)
            .Select(videos => new { AthleteId = videos.Key, Count = videos.Count(), Reps = videos.Sum(video => video.RepCount ?? 0), Good = videos.Sum(video => video.GoodRepCount ?? 0), LastAt = videos.Max(video => video.UploadedAt) })
            .ToDictionaryAsync(sum => sum.AthleteId, cancellationToken);
        return [.. athletes.Select(row => sums.TryGetValue(row.Id, out var sum) ? row with { VideoCount = sum.Count, RepCount = sum.Reps, GoodRepCount = sum.Good, LastUploadAt = sum.LastAt } : row)];
    }

    /// <summary>The athlete with consents; null where there is none.</summary>
    public async Task<Athlete?> FindAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AthletesOf(viewer).AsNoTracking().Include(one => one.Consents).FirstOrDefaultAsync(one => one.Id == athleteId, cancellationToken);
    }

    /// <summary>Of which exercises there are analysed sets.</summary>
    public async Task<IReadOnlyList<ExerciseCount>> ExercisesAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VideosOf(viewer).Where(video => video.AthleteId == athleteId && video.RepCount != null).GroupBy(video => video.Exercise)
            .Select(videos => new ExerciseCount(videos.Key, videos.Count(), videos.Max(video => video.UploadedAt), videos.Where(video => video.RepCount > 0).Max(video => (DateTimeOffset?)video.UploadedAt))).ToListAsync(cancellationToken);
    }

    /// <summary>Every analysed set of an athlete, oldest first, with its reps.</summary>
    public async Task<IReadOnlyList<TrainingSet>> SetsAsync(Viewer viewer, Guid athleteId, ExerciseChoice choice, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (isAll, exercise) = choice;
        var videos = context.VideosOf(viewer).Where(video => video.AthleteId == athleteId && video.RepCount != null && (isAll || video.Exercise == exercise));
        var faults = (await videos.SelectMany(video => video.Report!.Reps).SelectMany(rep => rep.Findings).Select(finding => new { finding.RepId, finding.Fault }).ToListAsync(cancellationToken)).ToLookup(one => one.RepId, one => one.Fault);
        var reps = (await videos.SelectMany(video => video.Report!.Reps).Select(rep => new { rep.ReportId, rep.Id, rep.Index, rep.Verdict, rep.KneeFlexionDegrees, rep.AsymmetryPercent, rep.DescentSeconds }).ToListAsync(cancellationToken)).ToLookup(rep => rep.ReportId);
        var sets = await videos.Where(video => video.Report != null).OrderBy(video => video.UploadedAt)
            .Select(video => new { video.Id, video.UploadedAt, video.Exercise, video.LoadKilograms, video.Rpe, ReportId = video.Report!.Id, video.Report.View, video.Report.Networks, video.Report.RepCount, video.Report.GoodRepCount })
            .ToListAsync(cancellationToken);
        return [.. sets.Select(set => new TrainingSet
        {
            VideoId = set.Id,
            UploadedAt = set.UploadedAt,
            Exercise = set.Exercise,
            LoadKilograms = set.LoadKilograms,
            Rpe = set.Rpe,
            View = set.View,
            Networks = set.Networks,
            RepCount = set.RepCount,
            GoodRepCount = set.GoodRepCount,
            Reps = [.. reps[set.ReportId].OrderBy(rep => rep.Index).Select(rep => new TrainingRep(rep.Verdict, rep.KneeFlexionDegrees, rep.AsymmetryPercent, rep.DescentSeconds, [.. faults[rep.Id]]))],
        })];
    }

    /// <summary>One page (from 1) of an athlete's videos, newest first, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<AthleteVideo> Videos, int Count)> VideosAsync(Viewer viewer, Guid athleteId, int page, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var videos = context.VideosOf(viewer).Where(video => video.AthleteId == athleteId);
        var count = await videos.CountAsync(cancellationToken);
        var shown = await videos.OrderByDescending(video => video.UploadedAt).Skip((page - 1) * VideosOnAPage).Take(VideosOnAPage)
            .Select(video => new AthleteVideo(video.Id, video.OriginalName, video.UploadedAt, video.DurationSeconds, video.Exercise, video.LoadKilograms, video.Rpe, video.Job!.State, video.RepCount, video.GoodRepCount))
            .ToListAsync(cancellationToken);
        return (shown, count);
    }

    /// <summary>The sets of an athlete that have reps, newest first.</summary>
    public async Task<IReadOnlyList<ComparableSet>> ComparableAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VideosOf(viewer).Where(video => video.AthleteId == athleteId && video.RepCount > 0).OrderByDescending(video => video.UploadedAt)
            .Select(video => new ComparableSet(video.Id, video.OriginalName, video.UploadedAt, video.Exercise, video.ReferenceSince != null)).ToListAsync(cancellationToken);
    }

    /// <summary>Groups sets by day (UTC), oldest first.</summary>
    public static IReadOnlyList<TrainingSession> Sessions(IReadOnlyList<TrainingSet> sets) =>
        [.. sets.GroupBy(set => DateOnly.FromDateTime(set.UploadedAt.UtcDateTime)).OrderBy(day => day.Key).Select(day => new TrainingSession(day.Key, [.. day.OrderBy(set => set.UploadedAt)]))];
}
