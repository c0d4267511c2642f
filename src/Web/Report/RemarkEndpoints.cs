using System.Globalization;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Notes, answers and corrections, as plain forms; and the corrections as labels for training.</summary>
internal static class RemarkEndpoints
{
    public static void MapRemarks(this IEndpointRouteBuilder routes)
    {
        var notes = routes.MapGroup("/videos/{id:guid}/notes").RequireAuthorization(Rights.SignedIn);
        notes.MapPost("/", WriteAsync);
        notes.MapPost("/{note:guid}/remove", async (Guid id, Guid note, HttpContext context, Remarks remarks) =>
            context.Answer(Change.DoneIf(await remarks.RemoveAsync(context.Viewer(), id, note, context.RequestAborted)), $"/videos/{id}"));
        routes.MapPost("/videos/{id:guid}/corrections", CorrectAsync).RequireAuthorization(Rights.Coach);
        routes.MapPost("/videos/{id:guid}/corrections/missed", AddMissedAsync).RequireAuthorization(Rights.Coach);
    }

    public static void MapLabels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/labels", async (HttpContext context, Remarks remarks) => Results.Json((await remarks.LabelsAsync(context.Viewer(), context.RequestAborted)).Select(one => new
        {
            one.VideoId,
            Exercise = ExerciseNames.Field(one.Video!.Exercise),
            one.StartSeconds,
            one.BottomSeconds,
            one.EndSeconds,
            one.IsRep,
            Verdict = FieldNames.Of(one.Verdict),
            Faults = one.Faults.Split(',', StringSplitOptions.RemoveEmptyEntries),
            one.Comment,
            one.Author,
            one.CreatedAt,
            Poses = $"/api/videos/{one.VideoId}/poses.json",
        }))).RequireAuthorization(Rights.Coach).WithTags("Labels").WithSummary("The newest correction of every rep of athletes who agreed that corrections train the networks.");

    private static async Task<IResult> WriteAsync(Guid id, HttpContext context, Remarks remarks, AuditLog audit)
    {
        var text = await context.FieldAsync("text");
        var at = double.TryParse(await context.FieldAsync("at"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        Guid? answers = await context.IdFieldAsync("answers") is var answered && answered != Guid.Empty ? answered : null;
        var drawn = await context.FieldAsync("drawing");
        var drawing = Strokes.Cleaned(drawn);
        if (drawn.Length > 0 && drawing is null)
        {
            return Results.BadRequest();
        }

        var draft = new NoteDraft(at, text) { AnswersId = answers, Drawing = drawing };
        if (await remarks.WriteAsync(context.Viewer(), context.ViewerName(), id, draft, context.RequestAborted) is not { } athleteId)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.Noted, context.Viewer().AccountId, context.ViewerName(), "", athleteId, id);
        return Results.LocalRedirect($"/videos/{id}#notes");
    }

    private static async Task<IResult> CorrectAsync(Guid id, HttpContext context, ReportReader reports, Remarks remarks, AuditLog audit, TimeProvider clock)
    {
        var found = await reports.ReadAsync(context.Viewer(), id, context.RequestAborted);
        if (found?.Report is not { } report)
        {
            return Results.NotFound();
        }

        var rep = int.TryParse(await context.FieldAsync("rep"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) ? report.Reps.FirstOrDefault(one => one.Index == index) : null;
        var wanted = await context.FieldAsync("verdict");
        if (rep is null || (wanted != "no_rep" && !FieldNames.Verdicts.Contains(wanted)))
        {
            return Results.BadRequest();
        }

        var said = await SaidAsync(context, id, (rep.StartSeconds, rep.BottomSeconds, rep.EndSeconds), wanted, clock);
        if (await remarks.CorrectAsync(context.Viewer(), said, context.RequestAborted) is not { } athleteId)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.Corrected, context.Viewer().AccountId, context.ViewerName(), $"rep {rep.Index}", athleteId, id);
        return Results.LocalRedirect($"/videos/{id}#rep-{rep.Index}");
    }

    private static async Task<IResult> AddMissedAsync(Guid id, HttpContext context, ReportReader reports, Remarks remarks, AuditLog audit, TimeProvider clock)
    {
        var found = await reports.ReadAsync(context.Viewer(), id, context.RequestAborted);
        if (found?.Report is not { } report)
        {
            return Results.NotFound();
        }

        async Task<double> SecondsAsync(string field) => double.TryParse(await context.FieldAsync(field), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : double.NaN;
        var (start, bottom, end) = (await SecondsAsync("start"), await SecondsAsync("bottom"), await SecondsAsync("end"));
        var wanted = await context.FieldAsync("verdict");
        if (!(start >= 0 && start < bottom && bottom < end && end <= found.Video.DurationSeconds + 1) || !FieldNames.Verdicts.Contains(wanted) || report.Reps.Any(rep => bottom >= rep.StartSeconds && bottom <= rep.EndSeconds))
        {
            return context.Answer(Change.Refused("Please give three moments of the video, one after the other, outside of the reps that were counted."), $"/videos/{id}");
        }

        if (await remarks.CorrectAsync(context.Viewer(), await SaidAsync(context, id, (start, bottom, end), wanted, clock), context.RequestAborted) is not { } athleteId)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.Corrected, context.Viewer().AccountId, context.ViewerName(), "", athleteId, id);
        return Results.LocalRedirect($"/videos/{id}#missed");
    }

    /// <summary>What the form says of a rep with these moments.</summary>
    private static async Task<Correction> SaidAsync(HttpContext context, Guid videoId, (double Start, double Bottom, double End) seconds, string wanted, TimeProvider clock)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var verdict = wanted == "no_rep" ? Verdict.NotAssessable : (Verdict)FieldNames.Verdicts.IndexOf(wanted);
        var faults = verdict == Verdict.Faults ? form["fault"].OfType<string>().Where(name => FieldNames.Faults.Contains(name)).Distinct() : [];
        var comment = form["comment"].ToString().Trim();
        return new Correction
        {
            VideoId = videoId,
            StartSeconds = seconds.Start,
            BottomSeconds = seconds.Bottom,
            EndSeconds = seconds.End,
            IsRep = wanted != "no_rep",
            Verdict = verdict,
            Faults = string.Join(',', faults),
            Comment = comment.Length > Correction.CommentMaxLength ? comment[..Correction.CommentMaxLength] : comment,
            AuthorId = context.Viewer().AccountId,
            Author = context.ViewerName(),
            CreatedAt = clock.GetUtcNow(),
        };
    }
}
