using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>The set of each athlete that a coach holds up as the one to compare with.</summary>
public sealed class ReferenceSets(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    /// <summary>Makes a set the reference of its athlete, in place of the one before, or takes that back. For coaches who see it.</summary>
    /// <returns>The athlete; null where the viewer may not, or the set has no reps.</returns>
    public async Task<Guid?> MarkAsync(Viewer viewer, Guid videoId, bool isReference, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var athleteId = await context.VideosOf(viewer).Where(video => video.Id == videoId && viewer.IsCoach && video.Report!.RepCount > 0)
            .Select(video => (Guid?)video.AthleteId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (athleteId is not { } athlete)
        {
            return null;
        }

        DateTimeOffset? since = isReference ? clock.GetUtcNow() : null;
        await context.Videos.Where(video => video.AthleteId == athlete && (video.Id == videoId || isReference))
            .ExecuteUpdateAsync(set => set.SetProperty(video => video.ReferenceSince, video => video.Id == videoId ? since : null), cancellationToken).ConfigureAwait(false);
        return athlete;
    }

    /// <summary>The reference sets that a viewer sees, of everybody, by the athlete's name.</summary>
    public async Task<IReadOnlyList<Video>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.VideosOf(viewer).AsNoTracking().Include(video => video.Athlete).Include(video => video.Report)
            .Where(video => video.ReferenceSince != null && video.Report!.RepCount > 0).OrderBy(video => video.Athlete!.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
