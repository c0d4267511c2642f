using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A coach says which set of an athlete the others are compared with: by a form, or by a program.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReferences(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos/{id:guid}/reference", async (Guid id, HttpContext context, ReferenceSets references, AuditLog audit) =>
            await MarkAsync(id, await context.FieldAsync("reference") != "no", context, references, audit)).RequireAuthorization(Rights.Coach);
        var api = routes.MapGroup("").RequireAuthorization(Rights.Coach).WithTags("Compare");
        api.MapPut("/api/videos/{id:guid}/reference", (Guid id, HttpContext context, ReferenceSets references, AuditLog audit) => MarkAsync(id, true, context, references, audit))
            .WithSummary("Makes a set with reps the one that the athlete's others are compared with, in place of the one before.");
        api.MapDelete("/api/videos/{id:guid}/reference", (Guid id, HttpContext context, ReferenceSets references, AuditLog audit) => MarkAsync(id, false, context, references, audit))
            .WithSummary("Takes that back.");
        routes.MapGet("/api/references", async (HttpContext context, ReferenceSets references) => Results.Ok((await references.ListAsync(context.Viewer(), context.RequestAborted))
            .Select(video => new ReferenceRow(video.Id, video.OriginalName, video.AthleteId, video.Athlete!.Name, ExerciseNames.Field(video.Exercise), video.ReferenceSince!.Value))))
            .RequireAuthorization(Rights.SignedIn).WithTags("Compare").Produces<ReferenceRow[]>().WithSummary("Reference sets of the athletes whom this account sees.");
    }

    private static async Task<IResult> MarkAsync(Guid id, bool isReference, HttpContext context, ReferenceSets references, AuditLog audit)
    {
        if (await references.MarkAsync(context.Viewer(), id, isReference, context.RequestAborted) is not { } athleteId)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.ReferenceChosen, context.Viewer().AccountId, context.ViewerName(), isReference ? "" : "none", athleteId, id);
        return context.Answer(Change.Done, $"/videos/{id}");
    }
}
