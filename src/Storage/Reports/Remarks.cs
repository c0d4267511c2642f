using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>What people say of a video: notes at a moment with answers, and corrections of reps.</summary>
public sealed class Remarks(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    /// <summary>Notes by their moment, each followed by its answers.</summary>
    public async Task<IReadOnlyList<Note>> NotesAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var notes = await context.Notes.AsNoTracking().Where(note => note.VideoId == videoId && context.VideosOf(viewer).Any(video => video.Id == videoId)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. notes.Where(note => note.AnswersId is null).OrderBy(note => note.AtSeconds).ThenBy(note => note.CreatedAt)
            .SelectMany(note => notes.Where(other => other.AnswersId == note.Id).OrderBy(other => other.CreatedAt).Prepend(note))];
    }

    /// <summary>Writes a note, or an answer where the draft names what it answers; an answer stands at the moment of that. Staff may draw.</summary>
    /// <returns>The athlete; null where the viewer does not see the video or may not draw, there is no such note to answer, or nothing was said.</returns>
    public async Task<Guid?> WriteAsync(Viewer viewer, string author, Guid videoId, NoteDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var (answersId, atSeconds, text) = (draft.AnswersId, draft.AtSeconds, draft.Text);
        if ((string.IsNullOrWhiteSpace(text) && draft.Drawing is null) || (draft.Drawing is not null && (!viewer.IsStaff || draft.Drawing.Length > Note.DrawingMaxLength)))
        {
            return null;
        }

        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var video = await context.VideosOf(viewer).AsNoTracking().FirstOrDefaultAsync(one => one.Id == videoId, cancellationToken).ConfigureAwait(false);
        var answered = answersId is null ? null : await context.Notes.AsNoTracking().FirstOrDefaultAsync(note => note.Id == answersId && note.VideoId == videoId && note.AnswersId == null, cancellationToken).ConfigureAwait(false);
        if (video is null || (answersId is not null && answered is null))
        {
            return null;
        }

        var trimmed = text.Trim();
        context.Notes.Add(new Note
        {
            Id = draft.Id,
            VideoId = videoId,
            AnswersId = answersId,
            AtSeconds = answered?.AtSeconds ?? (double.IsFinite(atSeconds) ? Math.Clamp(atSeconds, 0, video.DurationSeconds) : 0),
            Text = trimmed.Length > Note.TextMaxLength ? trimmed[..Note.TextMaxLength] : trimmed,
            Drawing = answersId is null ? draft.Drawing : null,
            AuthorId = viewer.AccountId,
            Author = author,
            CreatedAt = clock.GetUtcNow(),
        });
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return video.AthleteId;
    }

    /// <summary>Removes a note of the viewer's own, with its answers.</summary>
    public async Task<bool> RemoveAsync(Viewer viewer, Guid videoId, Guid noteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Notes.Where(note => note.Id == noteId && note.VideoId == videoId && note.AuthorId == viewer.AccountId && context.VideosOf(viewer).Any(video => video.Id == videoId))
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Corrections of a video, newest first.</summary>
    public async Task<IReadOnlyList<Correction>> CorrectionsAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Corrections.AsNoTracking().Where(one => one.VideoId == videoId && context.VideosOf(viewer).Any(video => video.Id == videoId)).OrderByDescending(one => one.CreatedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps a coach's correction.</summary>
    /// <returns>The athlete; null where it is not for this viewer to say.</returns>
    public async Task<Guid?> CorrectAsync(Viewer viewer, Correction correction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(correction);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var athleteId = await context.VideosOf(viewer).Where(video => video.Id == correction.VideoId && viewer.IsCoach).Select(video => (Guid?)video.AthleteId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (athleteId is not null)
        {
            context.Corrections.Add(correction);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        return athleteId;
    }

    /// <summary>Removes a rep that was added: the correction and the older ones of the same rep, or these would come up in its place.</summary>
    /// <returns>The athlete; null where it is not for this viewer to say, or there is no such correction.</returns>
    public async Task<Guid?> RemoveAddedAsync(Viewer viewer, Guid videoId, Guid correctionId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var athleteId = await context.VideosOf(viewer).Where(video => video.Id == videoId && viewer.IsCoach).Select(video => (Guid?)video.AthleteId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var all = await context.Corrections.Where(one => one.VideoId == videoId).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (athleteId is null || all.Find(one => one.Id == correctionId) is not { } removed)
        {
            return null;
        }

        context.Corrections.RemoveRange(all.Where(removed.IsOfSameRep));
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return athleteId;
    }

    /// <summary>The newest correction of every rep of the viewer's athletes who agreed that corrections train the networks; with their videos.</summary>
    public async Task<IReadOnlyList<Correction>> LabelsAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var labels = await context.Corrections.AsNoTracking().Include(one => one.Video)
            .Where(one => viewer.IsCoach && context.VideosOf(viewer).Any(video => video.Id == one.VideoId)
                && one.Video!.Athlete!.Consents.Any(consent => consent.Purpose == ConsentPurpose.Training && consent.WithdrawnAt == null))
            .OrderByDescending(one => one.CreatedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. labels.GroupBy(one => one.VideoId).SelectMany(Correction.OnePerRep).OrderBy(one => one.VideoId).ThenBy(one => one.BottomSeconds)];
    }
}
