using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A coach says which set of an athlete the others are compared with.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReferences(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/videos/{id:guid}/reference", async (Guid id, HttpContext context, ReferenceSets references, AuditLog audit) =>
        {
            var isReference = await context.FieldAsync("reference") != "no";
            if (await references.MarkAsync(context.Viewer(), id, isReference, context.RequestAborted) is not { } athleteId)
            {
                return Results.NotFound();
            }

            await audit.WriteAsync(AuditAction.ReferenceChosen, context.Viewer().AccountId, context.ViewerName(), isReference ? "" : "none", athleteId, id);
            return Results.LocalRedirect($"/videos/{id}");
        }).RequireAuthorization(Rights.Coach);
}
