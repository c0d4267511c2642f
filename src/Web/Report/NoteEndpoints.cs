using System.Globalization;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Notes, answers and drawings: as plain forms and for programs.</summary>
internal static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/videos/{id:guid}/notes").RequireAuthorization(Rights.SignedIn);
        forms.MapPost("/", WriteFormAsync);
        forms.MapPost("/{note:guid}/remove", async (Guid id, Guid note, HttpContext context, NoteBook notes) => context.Answer(await notes.RemoveAsync(context, id, note), $"/videos/{id}"));

        var api = routes.MapGroup("").RequireAuthorization(Rights.SignedIn).WithTags("Notes");
        api.MapGet("/api/videos/{id:guid}/notes", async (Guid id, HttpContext context, Remarks remarks) => Results.Ok((await remarks.NotesAsync(context.Viewer(), id, context.RequestAborted)).Select(NoteRow.Of)))
            .ForVideosSeen().Produces<NoteRow[]>().WithSummary("Notes by their moment, each followed by its answers, with drawings.");
        api.MapGet("/api/videos/{id:guid}/notes/{note:guid}", async (Guid id, Guid note, HttpContext context, Remarks remarks) =>
            (await remarks.NotesAsync(context.Viewer(), id, context.RequestAborted)).FirstOrDefault(one => one.Id == note) is { } found ? Results.Ok(NoteRow.Of(found)) : Results.NotFound())
            .ForVideosSeen().Produces<NoteRow>().WithSummary("One note, or one answer.");
        api.MapPost("/api/videos/{id:guid}/notes", (Guid id, HttpContext context, NoteBook notes) => context.WithBodyAsync<NoteStart>(note => WriteAsync(id, note, context, notes)))
            .ForVideosSeen().Takes<NoteStart>().Produces<Made>(StatusCodes.Status201Created).WithSummary("Writes a note at a moment of the video, an answer, or a drawing.");
        api.MapDelete("/api/videos/{id:guid}/notes/{note:guid}", async (Guid id, Guid note, HttpContext context, NoteBook notes) => context.Answer(await notes.RemoveAsync(context, id, note), ""))
            .WithSummary("Removes a note of this account's own, with its answers.");
    }

    private static async Task<IResult> WriteAsync(Guid id, NoteStart note, HttpContext context, NoteBook notes)
    {
        var drawing = Strokes.Cleaned(note.Drawing);
        if (note.Drawing is not null && drawing is null)
        {
            return ApiBody.Refuse(Speech.T("This is no drawing: up to 60 strokes of points [x, y], each from 0 to 1."));
        }

        if (string.IsNullOrWhiteSpace(note.Text) && drawing is null)
        {
            return ApiBody.Refuse(Speech.T("Please give '{0}'.", "text"));
        }

        var draft = new NoteDraft(note.AtSeconds, note.Text ?? "") { AnswersId = note.Answers, Drawing = drawing };
        var change = await notes.WriteAsync(context, id, draft);
        return change.IsDone ? Results.Created($"/api/videos/{id}/notes/{draft.Id}", new Made(draft.Id)) : context.Answer(change, "");
    }

    private static async Task<IResult> WriteFormAsync(Guid id, HttpContext context, NoteBook notes)
    {
        var text = await context.FieldAsync("text");
        var at = double.TryParse(await context.FieldAsync("at"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        Guid? answers = await context.IdFieldAsync("answers") is var answered && answered != Guid.Empty ? answered : null;
        var drawn = await context.FieldAsync("drawing");
        var drawing = Strokes.Cleaned(drawn);
        return drawn.Length > 0 && drawing is null
            ? Results.BadRequest()
            : context.Answer(await notes.WriteAsync(context, id, new NoteDraft(at, text) { AnswersId = answers, Drawing = drawing }), $"/videos/{id}#notes");
    }
}
