using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What a trainer does on the pages, for programs: find athletes and videos, follow analyses, read and write notes, put away, look at the desk. Uploads, files and exports have routes of their own.</summary>
internal static class ProgramApi
{
    public static void MapProgramApi(this IEndpointRouteBuilder routes)
    {
        var athletes = routes.MapGroup("/api/athletes").RequireAuthorization(Rights.SignedIn).WithTags("Athletes");
        routes.MapGet("/api/athletes", async (HttpContext context, AthleteReader reader) => Results.Ok(await reader.ListAsync(context.Viewer(), context.RequestAborted)))
            .RequireAuthorization(Rights.SignedIn).WithTags("Athletes").WithSummary("Athletes whom this account sees, with counts of videos and reps.");
        athletes.MapGet("/{id:guid}/videos", async (Guid id, int? page, HttpContext context, AthleteReader reader) =>
            await reader.FindAsync(context.Viewer(), id, context.RequestAborted) is null ? Results.NotFound()
                : Results.Ok((await reader.VideosAsync(context.Viewer(), id, PageOf(page), context.RequestAborted)).Videos.Select(Described)))
            .WithSummary("Videos of an athlete, newest first, 20 a page.");

        var videos = routes.MapGroup("/api/videos").RequireAuthorization(Rights.SignedIn).WithTags("Videos");
        routes.MapGet("/api/videos", async (int? page, HttpContext context, QueueReader queue) => Results.Ok((await queue.ReadAsync(context.Viewer(), PageOf(page), context.RequestAborted)).Rows.Select(Described)))
            .RequireAuthorization(Rights.SignedIn).WithTags("Videos").WithSummary("Videos whose athletes this account sees, newest first, 30 a page, with the state of their analysis.");
        videos.MapGet("/{id:guid}", async (Guid id, HttpContext context, QueueReader queue) => await queue.ReadAsync(context.Viewer(), id, context.RequestAborted) is { } row ? Results.Ok(Described(row)) : Results.NotFound())
            .WithSummary("One video with the state of its analysis.");
        videos.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Puts a video into the trash for 30 days; a trainer those that they uploaded.");
        videos.MapGet("/{id:guid}/notes", NotesAsync).WithSummary("Notes by their moment, each followed by its answers.");
        videos.MapPost("/{id:guid}/notes", WriteAsync).WithMetadata(typeof(NoteStart)).WithSummary("Writes a note at a moment of the video, or an answer.");
        videos.MapDelete("/{id:guid}/notes/{note:guid}", async (Guid id, Guid note, HttpContext context, Remarks remarks) =>
            await remarks.RemoveAsync(context.Viewer(), id, note, context.RequestAborted) ? Results.NoContent() : Results.NotFound())
            .WithSummary("Removes a note of this account's own.");
        routes.MapGet("/api/desk", async (Guid? group, string? exercise, HttpContext context, DeskReader desk) =>
            Results.Ok((await desk.ReadAsync(context.Viewer(), group, ExerciseChoice.Find(exercise) ?? ExerciseChoice.All, context.RequestAborted)).Rows))
            .RequireAuthorization(Rights.Staff).WithTags("Desk").WithSummary("Who trained, unread reports, and what needs a look, for all sets of the last 60 days or those of one exercise (or 'unsaid').");
    }

    private static int PageOf(int? asked) => Math.Clamp(asked ?? 1, 1, 100_000);

    private static object Described(QueueRow row) => new
    {
        Id = row.VideoId,
        row.OriginalName,
        row.AthleteId,
        row.AthleteName,
        row.UploadedAt,
        row.DurationSeconds,
        Exercise = ExerciseNames.Field(row.Exercise),
        row.LoadKilograms,
        row.Rpe,
        State = JobStateNames.Of(row.State),
        row.Percent,
        row.Position,
        row.ExpectedSeconds,
        row.Failure,
        row.RepCount,
        row.GoodRepCount,
        row.WarningCount,
    };

    private static object Described(AthleteVideo video) => new
    {
        video.Id,
        video.OriginalName,
        video.UploadedAt,
        video.DurationSeconds,
        Exercise = ExerciseNames.Field(video.Exercise),
        video.LoadKilograms,
        video.Rpe,
        State = JobStateNames.Of(video.State),
        video.RepCount,
        video.GoodRepCount,
    };

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, Trash trash, AuditLog audit)
    {
        if (await trash.DeleteVideoAsync(context.Viewer(), id, context.RequestAborted) is not { } athleteId)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.Deleted, context.Viewer().AccountId, context.ViewerName(), "", athleteId, id);
        return Results.NoContent();
    }

    private static async Task<IResult> NotesAsync(Guid id, HttpContext context, QueueReader queue, Remarks remarks) =>
        await queue.ReadAsync(context.Viewer(), id, context.RequestAborted) is null ? Results.NotFound()
            : Results.Ok((await remarks.NotesAsync(context.Viewer(), id, context.RequestAborted)).Select(note => new { note.Id, note.AtSeconds, note.Text, Answers = note.AnswersId, note.Author, note.CreatedAt, HasDrawing = note.Drawing is not null }));

    /// <summary>The body is read only for those who see the video: others learn nothing, not even that it was wrong.</summary>
    private static async Task<IResult> WriteAsync(Guid id, HttpContext context, QueueReader queue, Remarks remarks, AuditLog audit)
    {
        if (await queue.ReadAsync(context.Viewer(), id, context.RequestAborted) is null)
        {
            return Results.NotFound();
        }

        if (!context.Request.HasJsonContentType() || await context.Request.ReadFromJsonAsync<NoteStart>(context.RequestAborted) is not { } note)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await remarks.WriteAsync(context.Viewer(), context.ViewerName(), id, new NoteDraft(note.AtSeconds, note.Text ?? "") { AnswersId = note.Answers }, context.RequestAborted) is not { } athleteId)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.Noted, context.Viewer().AccountId, context.ViewerName(), "", athleteId, id);
        return Results.Created();
    }
}
