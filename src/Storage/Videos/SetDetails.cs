using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Changes what was said of a set: which exercise, the load, how hard it was, and whose it is.</summary>
public sealed class SetDetails(IDbContextFactory<SquatCoachContext> contexts)
{
    /// <summary>For everybody who sees the set, as at the upload.</summary>
    /// <returns>The athlete; null where the viewer sees no such video.</returns>
    public async Task<Guid?> ChangeAsync(Viewer viewer, Guid videoId, SetDescription description, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var video = await context.VideosOf(viewer).FirstOrDefaultAsync(one => one.Id == videoId, cancellationToken).ConfigureAwait(false);
        if (video is null)
        {
            return null;
        }

        (video.Exercise, video.LoadKilograms, video.Rpe) = (description.Exercise, description.LoadKilograms, description.Rpe);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return video.AthleteId;
    }

    /// <summary>Files a set under another athlete, for coaches who see both. Not one that the athlete uploaded: that is theirs.</summary>
    public async Task<Change> MoveAsync(Viewer viewer, Guid videoId, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var video = await context.VideosOf(viewer).Include(one => one.Athlete).FirstOrDefaultAsync(one => one.Id == videoId && viewer.IsCoach, cancellationToken).ConfigureAwait(false);
        var other = await context.AthletesOf(viewer).Where(athlete => athlete.Id == athleteId)
            .Select(athlete => new { HasAgreed = athlete.Consents.Any(consent => consent.Purpose == ConsentPurpose.Analysis && consent.WithdrawnAt == null) }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (video is null || other is null)
        {
            return Change.Missing;
        }

        if (video.UploadedById is { } uploader && uploader == video.Athlete!.AccountId)
        {
            return Change.Refused("The athlete uploaded this set; it stays theirs.");
        }

        if (!other.HasAgreed)
        {
            return Change.Refused("The athlete has not agreed that videos are kept and analysed; that comes first. Athletes with an account do it under Privacy.");
        }

        // A link was made to show this athlete, a reference is one of theirs.
        await context.Shares.Where(link => link.VideoId == videoId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        (video.AthleteId, video.ReferenceSince) = (athleteId, null);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return Change.Done;
    }
}
