using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Deleting in two steps: out of sight at once, for good after thirty days, files and everything derived included.</summary>
public sealed class Trash(IDbContextFactory<SquatCoachContext> contexts, VideoRemoval removal, DeletedTraces traces, IJobQueue queue, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Puts a video into the trash.</summary>
    /// <returns>Its athlete; null where the viewer may not, or there is none.</returns>
    public async Task<Guid?> DeleteVideoAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var video = await context.ManagedVideosOf(viewer).FirstOrDefaultAsync(one => one.Id == videoId, cancellationToken).ConfigureAwait(false);
        if (video is null)
        {
            return null;
        }

        video.DeletedAt = clock.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await queue.CancelAsync(videoId, cancellationToken).ConfigureAwait(false);
        return video.AthleteId;
    }

    /// <summary>Puts an athlete with all videos into the trash.</summary>
    public async Task<bool> DeleteAthleteAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var athlete = await context.ManagedAthletesOf(viewer).Include(one => one.Videos).FirstOrDefaultAsync(one => one.Id == athleteId, cancellationToken).ConfigureAwait(false);
        if (athlete is null)
        {
            return false;
        }

        athlete.DeletedAt = clock.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var video in athlete.Videos)
        {
            await queue.CancelAsync(video.Id, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>What the viewer may take out of the trash again, newest first; the videos' athletes are loaded.</summary>
    public async Task<(IReadOnlyList<Athlete> Athletes, IReadOnlyList<Video> Videos)> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var athletes = await context.TrashedAthletesOf(viewer).AsNoTracking().Include(athlete => athlete.Videos).OrderByDescending(athlete => athlete.DeletedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
        var videos = await context.TrashedVideosOf(viewer).AsNoTracking().Include(video => video.Athlete).OrderByDescending(video => video.DeletedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
        return (athletes, videos);
    }

    public async Task<bool> RestoreVideoAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Videos.Where(video => context.TrashedVideosOf(viewer).Any(one => one.Id == videoId) && video.Id == videoId)
            .ExecuteUpdateAsync(set => set.SetProperty(video => video.DeletedAt, (DateTimeOffset?)null), cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<bool> RestoreAthleteAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Athletes.Where(athlete => context.TrashedAthletesOf(viewer).Any(one => one.Id == athleteId) && athlete.Id == athleteId)
            .ExecuteUpdateAsync(set => set.SetProperty(athlete => athlete.DeletedAt, (DateTimeOffset?)null), cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>Erases a video in the trash now.</summary>
    public async Task<bool> EraseVideoAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.TrashedVideosOf(viewer).AnyAsync(video => video.Id == videoId, cancellationToken).ConfigureAwait(false)
            && await removal.DeleteVideoAsync(videoId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Erases an athlete in the trash now.</summary>
    public async Task<bool> EraseAthleteAsync(Viewer viewer, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.TrashedAthletesOf(viewer).AnyAsync(athlete => athlete.Id == athleteId, cancellationToken).ConfigureAwait(false)
            && await removal.DeleteAthleteAsync(athleteId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Erases what has been in the trash for thirty days. With an account go athletes of its own whom nobody else may see: without the account
    /// nobody could ask for their consent or erase them, and staff, who see athletes that never had an account, would see them again.
    /// </summary>
    /// <returns>How many videos, athletes and accounts went.</returns>
    public async Task<int> EmptyAsync(CancellationToken cancellationToken)
    {
        var limit = clock.GetUtcNow() - KeptFor;
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var count = 0;
        foreach (var id in await context.Videos.Where(video => video.DeletedAt < limit).Select(video => video.Id).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            count += await removal.DeleteVideoAsync(id, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        var athletes = context.Athletes.Where(athlete => athlete.DeletedAt < limit
            || (athlete.Account!.DeletedAt < limit && !(athlete.Groups.Any() && athlete.Consents.Any(consent => consent.Purpose == ConsentPurpose.Coaching && consent.WithdrawnAt == null))));
        foreach (var id in await athletes.Select(athlete => athlete.Id).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            count += await removal.DeleteAthleteAsync(id, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        count += await context.Users.Where(account => account.DeletedAt < limit).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await traces.WipeAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }
}
