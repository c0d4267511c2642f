using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Takes a received video in: athlete (found or new), video and job in one transaction.</summary>
public sealed class VideoIntake(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files, TimeProvider clock) : IDisposable
{
    // One at a time, so that the same file sent twice at once is still taken once; there is one site per folder.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Stores the rows of a video whose file is already in its place; where the athlete has the same file already, removes that file and names the known video.</summary>
    /// <exception cref="DbUpdateException">The athlete was deleted meanwhile.</exception>
    public async Task<TakenVideo> TakeAsync(Video video, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            if (video.ContentSha256 is { } hash && await KnownAsync(context, video.AthleteId, hash, cancellationToken).ConfigureAwait(false) is { } known)
            {
                files.DeleteVideo(video.Folder);
                return new TakenVideo(known, WasKnown: true);
            }

            video.Job = new Job { QueuedAt = clock.GetUtcNow() };
            context.Videos.Add(video);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return new TakenVideo(video.Id, WasKnown: false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The viewer's athlete of that name (the case of letters does not matter), made where there is none yet, in the viewer's first group.</summary>
    public async Task<Guid> FindOrAddAthleteAsync(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!viewer.IsStaff)
        {
            throw new ArgumentException($"Found a viewer with the role {viewer.Role}; expected staff: athletes do not add athletes.", nameof(viewer));
        }

        var trimmed = name.Trim();
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            var known = await context.AthletesOf(viewer).Where(athlete => athlete.Name == trimmed).OrderBy(athlete => athlete.CreatedAt).Select(athlete => (Guid?)athlete.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (known is { } id)
            {
                return id;
            }

            var athlete = new Athlete { Name = trimmed, CreatedAt = clock.GetUtcNow() };
            context.Athletes.Add(athlete);
            context.Add(new GroupAthlete { AthleteId = athlete.Id, GroupId = await GroupBook.FirstAsync(context, viewer, clock, cancellationToken).ConfigureAwait(false) });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return athlete.Id;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static Task<Guid?> KnownAsync(SquatCoachContext context, Guid athleteId, string hash, CancellationToken cancellationToken) =>
        context.Videos.Where(video => video.AthleteId == athleteId && video.ContentSha256 == hash && video.DeletedAt == null).Select(video => (Guid?)video.Id).FirstOrDefaultAsync(cancellationToken);
}
