using System.Globalization;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Corrections of reps: as plain forms, for programs, and as labels for training.</summary>
internal static class CorrectionEndpoints
{
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos/{id:guid}/corrections", CorrectAsync).RequireAuthorization(Rights.Coach);
        routes.MapPost("/videos/{id:guid}/corrections/missed", AddMissedAsync).RequireAuthorization(Rights.Coach);
        routes.MapPost("/videos/{id:guid}/corrections/{correction:guid}/remove", async (Guid id, Guid correction, HttpContext context, CorrectionBook book) =>
            context.Answer(await book.RemoveAsync(context, id, correction), $"/videos/{id}#missed")).RequireAuthorization(Rights.Coach);
        var api = routes.MapGroup("").WithTags("Corrections");
        api.MapGet("/api/videos/{id:guid}/corrections", async (Guid id, HttpContext context, Remarks remarks) => Results.Ok((await remarks.CorrectionsAsync(context.Viewer(), id, context.RequestAborted)).Select(CorrectionRow.Of)))
            .RequireAuthorization(Rights.SignedIn).ForVideosSeen().Produces<CorrectionRow[]>().WithSummary("Corrections of a video, newest first; the newest of a rep counts.");
        api.MapGet("/api/videos/{id:guid}/corrections/{correction:guid}", async (Guid id, Guid correction, HttpContext context, Remarks remarks) =>
            (await remarks.CorrectionsAsync(context.Viewer(), id, context.RequestAborted)).FirstOrDefault(one => one.Id == correction) is { } found ? Results.Ok(CorrectionRow.Of(found)) : Results.NotFound())
            .RequireAuthorization(Rights.SignedIn).ForVideosSeen().Produces<CorrectionRow>().WithSummary("One correction of a rep.");
        api.MapPost("/api/videos/{id:guid}/corrections", (Guid id, HttpContext context, CorrectionBook book) => context.WithBodyAsync<CorrectionStart>(said => KeepAsync(id, said, context, book)))
            .RequireAuthorization(Rights.Coach).ForVideosSeen().Takes<CorrectionStart>().Produces<Made>(StatusCodes.Status201Created).WithSummary("Says what a rep really was, or adds one that was missed.");
        api.MapDelete("/api/videos/{id:guid}/corrections/{correction:guid}", async (Guid id, Guid correction, HttpContext context, CorrectionBook book) => context.Answer(await book.RemoveAsync(context, id, correction), ""))
            .RequireAuthorization(Rights.Coach).ForVideosSeen().WithSummary("Removes a rep that was added, with older corrections of it; a counted rep is corrected instead.");
    }

    public static void MapLabels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/labels", async (HttpContext context, Remarks remarks) => Results.Ok((await remarks.LabelsAsync(context.Viewer(), context.RequestAborted)).Select(LabelRow.Of)))
            .RequireAuthorization(Rights.Coach).WithTags("Corrections").Produces<LabelRow[]>().WithSummary("The newest correction of every rep of athletes who agreed that corrections train the networks.");

    private static async Task<IResult> KeepAsync(Guid id, CorrectionStart said, HttpContext context, CorrectionBook book)
    {
        if (said.Rep is null && (said.StartSeconds is null || said.BottomSeconds is null || said.EndSeconds is null))
        {
            return ApiBody.Refuse(Speech.T("Please give a rep of the report, or the three moments of one that was missed."));
        }

        var (change, made) = await book.KeepAsync(context, id, said);
        return change.IsDone ? Results.Created($"/api/videos/{id}/corrections/{made}", new Made(made)) : context.Answer(change, "");
    }

    private static async Task<IResult> CorrectAsync(Guid id, HttpContext context, CorrectionBook book)
    {
        if (!int.TryParse(await context.FieldAsync("rep"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var rep) || await SaidAsync(context) is not { } said)
        {
            return Results.BadRequest();
        }

        return context.Answer((await book.KeepAsync(context, id, said with { Rep = rep })).Change, $"/videos/{id}#rep-{rep}");
    }

    private static async Task<IResult> AddMissedAsync(Guid id, HttpContext context, CorrectionBook book) => await SaidAsync(context) is { } said
        ? context.Answer((await book.KeepAsync(context, id, said)).Change, $"/videos/{id}#missed")
        : Results.BadRequest();

    /// <summary>What both forms say of a rep; null for a verdict that there is not.</summary>
    private static async Task<CorrectionStart?> SaidAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var verdict = form["verdict"].ToString();
        double? Seconds(string field) => double.TryParse(form[field], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
        return verdict == CorrectionStart.NoRep || FieldNames.Verdicts.Contains(verdict)
            ? new CorrectionStart(verdict, null, Seconds("start"), Seconds("bottom"), Seconds("end"), [.. form["fault"].OfType<string>()], form["comment"].ToString())
            : null;
    }
}
