using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Makes, finds and ends links that show one report to whoever holds them.</summary>
public sealed class Shares(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    public const int MaxDays = 90;

    /// <summary>Makes a link. Sharing is for those who may also take the video away: the athlete and the coaches.</summary>
    /// <returns>The token, which cannot be read again, and the athlete; null where the viewer may not.</returns>
    public async Task<(string Token, Guid AthleteId)?> CreateAsync(Viewer viewer, Guid videoId, SharedPicture picture, int days, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var athleteId = await context.SharedVideosOf(viewer).Where(video => video.Id == videoId && video.Report != null).Select(video => (Guid?)video.AthleteId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (athleteId is not { } athlete)
        {
            return null;
        }

        var token = SecretToken.New();
        var now = clock.GetUtcNow();
        context.Shares.Add(new ShareLink { VideoId = videoId, TokenHash = SecretToken.HashOf(token), WithVideo = picture != SharedPicture.None, BlursFace = picture == SharedPicture.BlurredFace, CreatedById = viewer.AccountId, CreatedAt = now, ExpiresAt = now.AddDays(Math.Clamp(days, 1, MaxDays)) });
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return (token, athlete);
    }

    /// <summary>The links of a video that still work, for those who may end them.</summary>
    public async Task<IReadOnlyList<ShareLink>> ListAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var links = await context.Shares.AsNoTracking().Where(link => link.VideoId == videoId && link.ExpiresAt > now && context.SharedVideosOf(viewer).Any(video => video.Id == videoId)).OrderBy(link => link.CreatedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
        var working = new List<ShareLink>();
        foreach (var link in links)
        {
            if (await MayMakerShareAsync(context, link, cancellationToken).ConfigureAwait(false))
            {
                working.Add(link);
            }
        }

        return working;
    }

    public async Task<bool> EndAsync(Viewer viewer, Guid videoId, Guid shareId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Shares.Where(link => link.Id == shareId && link.VideoId == videoId && context.SharedVideosOf(viewer).Any(video => video.Id == videoId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>
    /// The link behind a token with its video, report and athlete; null where it is unknown or expired, what it shows is in the trash, or whoever
    /// made it may not share it any more: a coach's links go with the athlete's consent.
    /// </summary>
    public async Task<ShareLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(token);
        var now = clock.GetUtcNow();
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var found = await context.Shares.AsNoTracking().Include(link => link.Video!.Report).Include(link => link.Video!.Athlete)
            .FirstOrDefaultAsync(link => link.TokenHash == hash && link.ExpiresAt > now && link.Video!.DeletedAt == null && link.Video.Athlete!.DeletedAt == null && link.Video.Report != null, cancellationToken).ConfigureAwait(false);
        return found is not null && await MayMakerShareAsync(context, found, cancellationToken).ConfigureAwait(false) ? found : null;
    }

    private static async Task<bool> MayMakerShareAsync(SquatCoachContext context, ShareLink link, CancellationToken cancellationToken)
    {
        var maker = await context.Users.Where(account => account.Id == link.CreatedById && account.DeletedAt == null).Select(account => (Viewer?)new Viewer(account.Id, account.Role)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return maker is { } viewer && await context.SharedVideosOf(viewer).AnyAsync(video => video.Id == link.VideoId, cancellationToken).ConfigureAwait(false);
    }
}
