using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Takes a received video in: athlete (found or new), video and job in one transaction.</summary>
public sealed class VideoIntake(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    /// <summary>Stores the rows of a video whose file is already in its place.</summary>
    /// <exception cref="DbUpdateException">The athlete was deleted meanwhile.</exception>
    public async Task<Guid> TakeAsync(Video video, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        video.Job = new Job { QueuedAt = clock.GetUtcNow() };
        context.Videos.Add(video);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return video.Id;
    }

    /// <summary>The athlete of that name (the case of letters does not matter), made where there is none yet.</summary>
    public async Task<Guid> FindOrAddAthleteAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var trimmed = name.Trim();
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var known = await FindAsync(context, trimmed, cancellationToken).ConfigureAwait(false);
        if (known is not null)
        {
            return known.Value;
        }

        var athlete = new Athlete { Name = trimmed, CreatedAt = clock.GetUtcNow() };
        context.Athletes.Add(athlete);
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return athlete.Id;
        }
        catch (DbUpdateException)
        {
            // Two uploads named the same new athlete at once: the other one won.
            context.ChangeTracker.Clear();
            return await FindAsync(context, trimmed, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"The athlete '{trimmed}' could neither be added nor found.");
        }
    }

    private static async Task<Guid?> FindAsync(SquatCoachContext context, string name, CancellationToken cancellationToken) =>
        await context.Athletes.Where(athlete => athlete.Name == name).Select(athlete => (Guid?)athlete.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
}
