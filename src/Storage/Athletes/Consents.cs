using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Keeps what athletes agreed to. They speak for themselves as soon as they have an account; before, their staff record what they were told.</summary>
public sealed class Consents(IDbContextFactory<SquatCoachContext> contexts, IJobQueue queue, TimeProvider clock)
{
    /// <summary>Everything an athlete ever agreed to, newest first.</summary>
    public async Task<IReadOnlyList<Consent>> HistoryAsync(Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Consents.AsNoTracking().Where(consent => consent.AthleteId == athleteId).OrderByDescending(consent => consent.GivenAt).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> IsGivenAsync(Guid athleteId, ConsentPurpose purpose, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await Active(context, athleteId, purpose).AnyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <returns>False where it is not for this viewer to say.</returns>
    public async Task<bool> GiveAsync(Viewer viewer, Guid athleteId, ConsentPurpose purpose, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (!await MaySpeakAsync(context, viewer, athleteId, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if (!await Active(context, athleteId, purpose).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            context.Consents.Add(new Consent { AthleteId = athleteId, Purpose = purpose, GivenAt = clock.GetUtcNow(), GivenById = viewer.AccountId });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Takes a consent back. Without the one for analysis, what waits or runs is cancelled; what is there stays until it is deleted.</summary>
    /// <returns>False where it is not for this viewer to say.</returns>
    public async Task<bool> WithdrawAsync(Viewer viewer, Guid athleteId, ConsentPurpose purpose, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (!await MaySpeakAsync(context, viewer, athleteId, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        DateTimeOffset? now = clock.GetUtcNow();
        await Active(context, athleteId, purpose).ExecuteUpdateAsync(set => set.SetProperty(consent => consent.WithdrawnAt, now), cancellationToken).ConfigureAwait(false);
        if (purpose == ConsentPurpose.Analysis)
        {
            foreach (var videoId in await context.Videos.Where(video => video.AthleteId == athleteId).Select(video => video.Id).ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                await queue.CancelAsync(videoId, cancellationToken).ConfigureAwait(false);
            }
        }

        return true;
    }

    private static IQueryable<Consent> Active(SquatCoachContext context, Guid athleteId, ConsentPurpose purpose) =>
        context.Consents.Where(consent => consent.AthleteId == athleteId && consent.Purpose == purpose && consent.WithdrawnAt == null);

    private static Task<bool> MaySpeakAsync(SquatCoachContext context, Viewer viewer, Guid athleteId, CancellationToken cancellationToken) =>
        context.AthletesOf(viewer).AnyAsync(athlete => athlete.Id == athleteId && (athlete.AccountId == viewer.AccountId || athlete.AccountId == null), cancellationToken);
}
