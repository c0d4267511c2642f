using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Writes down who did and saw what.</summary>
public sealed class AuditLog(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    // A player asks for a video in dozens of ranges, a page reloads itself: within this time they are one look.
    private static readonly TimeSpan _oneLook = TimeSpan.FromMinutes(30);

    public async Task WriteAsync(AuditAction action, Guid? accountId, string who, string detail = "", Guid? athleteId = null, Guid? videoId = null)
    {
        ArgumentNullException.ThrowIfNull(detail);
        using var context = await contexts.CreateDbContextAsync(CancellationToken.None).ConfigureAwait(false);
        context.Audit.Add(Entry(action, accountId, who, detail, athleteId, videoId));
        await context.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Writes down a look at a video or its report, once in half an hour.</summary>
    public async Task LookAsync(AuditAction action, Guid? accountId, string who, Guid athleteId, Guid videoId, string detail = "")
    {
        var since = clock.GetUtcNow() - _oneLook;
        using var context = await contexts.CreateDbContextAsync(CancellationToken.None).ConfigureAwait(false);
        var isKnown = await context.Audit.AnyAsync(entry => entry.AccountId == accountId && entry.Action == action && entry.VideoId == videoId && entry.At > since && entry.Who == who, CancellationToken.None).ConfigureAwait(false);
        if (!isKnown)
        {
            context.Audit.Add(Entry(action, accountId, who, detail, athleteId, videoId));
            await context.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private AuditEntry Entry(AuditAction action, Guid? accountId, string who, string detail, Guid? athleteId, Guid? videoId) => new()
    {
        At = clock.GetUtcNow(),
        AccountId = accountId,
        Who = who.Length > 256 ? who[..256] : who,
        Action = action,
        AthleteId = athleteId,
        VideoId = videoId,
        Detail = detail.Length > AuditEntry.DetailMaxLength ? detail[..AuditEntry.DetailMaxLength] : detail,
    };
}
