using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Into the trash, out of it, and for good, as plain forms.</summary>
internal static class TrashEndpoints
{
    public static void MapTrash(this IEndpointRouteBuilder routes)
    {
        var signedIn = routes.MapGroup("").RequireAuthorization(Rights.SignedIn);
        signedIn.MapPost("/videos/{id:guid}/delete", async (Guid id, HttpContext context, Trash trash, AuditLog audit) =>
            await trash.DeleteVideoAsync(context.Viewer(), id, context.RequestAborted) is { } athleteId
                ? await NotedAsync(context, audit, AuditAction.Deleted, athleteId, id, "/", "The video is in the trash for 30 days.")
                : Results.NotFound());
        signedIn.MapPost("/athletes/{id:guid}/delete", async (Guid id, HttpContext context, Trash trash, AuditLog audit) =>
            await trash.DeleteAthleteAsync(context.Viewer(), id, context.RequestAborted)
                ? await NotedAsync(context, audit, AuditAction.Deleted, id, null, "/athletes", "The athlete is in the trash for 30 days.")
                : Results.NotFound());
        signedIn.MapPost("/videos/{id:guid}/restore", async (Guid id, HttpContext context, Trash trash, AuditLog audit) =>
            await trash.RestoreVideoAsync(context.Viewer(), id, context.RequestAborted) ? await NotedAsync(context, audit, AuditAction.Restored, null, id, "/trash", "The video is back.") : Results.NotFound());
        signedIn.MapPost("/athletes/{id:guid}/restore", async (Guid id, HttpContext context, Trash trash, AuditLog audit) =>
            await trash.RestoreAthleteAsync(context.Viewer(), id, context.RequestAborted) ? await NotedAsync(context, audit, AuditAction.Restored, id, null, "/trash", "The athlete is back.") : Results.NotFound());
        signedIn.MapPost("/videos/{id:guid}/erase", async (Guid id, HttpContext context, Trash trash, AuditLog audit) =>
            await trash.EraseVideoAsync(context.Viewer(), id, CancellationToken.None) ? await NotedAsync(context, audit, AuditAction.Erased, null, id, "/trash", "The video is gone for good.") : Results.NotFound());
        signedIn.MapPost("/athletes/{id:guid}/erase", async (Guid id, HttpContext context, Trash trash, AuditLog audit) =>
            await trash.EraseAthleteAsync(context.Viewer(), id, CancellationToken.None) ? await NotedAsync(context, audit, AuditAction.Erased, null, null, "/trash", "The athlete is gone for good.") : Results.NotFound());
    }

    private static async Task<IResult> NotedAsync(HttpContext context, AuditLog audit, AuditAction action, Guid? athleteId, Guid? videoId, string page, string said)
    {
        await audit.WriteAsync(action, context.Viewer().AccountId, context.ViewerName(), "", athleteId, videoId);
        return context.Answer(Change.Done, page, said);
    }
}
