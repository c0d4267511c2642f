using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Into the trash, out of it, and for good: as plain forms and for programs.</summary>
internal static class TrashEndpoints
{
    public static void MapTrash(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").RequireAuthorization(Rights.SignedIn);
        forms.MapPost("/videos/{id:guid}/delete", DeleteVideoAsync);
        forms.MapPost("/athletes/{id:guid}/delete", DeleteAthleteAsync);
        forms.MapPost("/videos/{id:guid}/restore", RestoreVideoAsync);
        forms.MapPost("/athletes/{id:guid}/restore", RestoreAthleteAsync);
        forms.MapPost("/videos/{id:guid}/erase", EraseVideoAsync);
        forms.MapPost("/athletes/{id:guid}/erase", EraseAthleteAsync);

        var api = routes.MapGroup("/api").RequireAuthorization(Rights.SignedIn).WithTags("Trash");
        api.MapDelete("/videos/{id:guid}", DeleteVideoAsync).WithSummary("Puts a video into the trash for 30 days; a trainer those that they uploaded.");
        api.MapDelete("/athletes/{id:guid}", DeleteAthleteAsync).WithSummary("Puts an athlete with all videos into the trash for 30 days; for coaches and the athlete.");
        api.MapGet("/trash", async (HttpContext context, Trash trash) =>
        {
            var (athletes, videos) = await trash.ListAsync(context.Viewer(), context.RequestAborted);
            return Results.Ok(new TrashRows(
                [.. athletes.Select(athlete => new TrashRow(athlete.Id, athlete.Name, athlete.DeletedAt!.Value + Trash.KeptFor))],
                [.. videos.Select(video => new TrashRow(video.Id, video.OriginalName, video.DeletedAt!.Value + Trash.KeptFor))]));
        }).Produces<TrashRows>().WithSummary("What this account may take out of the trash, and when it is gone for good.");
        api.MapPost("/trash/videos/{id:guid}/restore", RestoreVideoAsync).WithSummary("Takes a video out of the trash.");
        api.MapPost("/trash/athletes/{id:guid}/restore", RestoreAthleteAsync).WithSummary("Takes an athlete with all videos out of the trash.");
        api.MapDelete("/trash/videos/{id:guid}", EraseVideoAsync).WithSummary("Erases a video in the trash for good, files and everything derived included.");
        api.MapDelete("/trash/athletes/{id:guid}", EraseAthleteAsync).WithSummary("Erases an athlete in the trash for good, files and everything derived included.");
    }

    private static async Task<IResult> DeleteVideoAsync(Guid id, HttpContext context, Trash trash, AuditLog audit) =>
        await trash.DeleteVideoAsync(context.Viewer(), id, context.RequestAborted) is { } athleteId
            ? await NotedAsync(context, audit, (AuditAction.Deleted, athleteId, id), "/", "The video is in the trash for 30 days.")
            : Results.NotFound();

    private static async Task<IResult> DeleteAthleteAsync(Guid id, HttpContext context, Trash trash, AuditLog audit) =>
        await trash.DeleteAthleteAsync(context.Viewer(), id, context.RequestAborted)
            ? await NotedAsync(context, audit, (AuditAction.Deleted, id, null), "/athletes", "The athlete is in the trash for 30 days.")
            : Results.NotFound();

    private static async Task<IResult> RestoreVideoAsync(Guid id, HttpContext context, Trash trash, AuditLog audit) =>
        await trash.RestoreVideoAsync(context.Viewer(), id, context.RequestAborted)
            ? await NotedAsync(context, audit, (AuditAction.Restored, null, id), "/trash", "The video is back.")
            : Results.NotFound();

    private static async Task<IResult> RestoreAthleteAsync(Guid id, HttpContext context, Trash trash, AuditLog audit) =>
        await trash.RestoreAthleteAsync(context.Viewer(), id, context.RequestAborted)
            ? await NotedAsync(context, audit, (AuditAction.Restored, id, null), "/trash", "The athlete is back.")
            : Results.NotFound();

    private static async Task<IResult> EraseVideoAsync(Guid id, HttpContext context, Trash trash, AuditLog audit) =>
        await trash.EraseVideoAsync(context.Viewer(), id, CancellationToken.None)
            ? await NotedAsync(context, audit, (AuditAction.Erased, null, id), "/trash", "The video is gone for good.")
            : Results.NotFound();

    private static async Task<IResult> EraseAthleteAsync(Guid id, HttpContext context, Trash trash, AuditLog audit) =>
        await trash.EraseAthleteAsync(context.Viewer(), id, CancellationToken.None)
            ? await NotedAsync(context, audit, (AuditAction.Erased, null, null), "/trash", "The athlete is gone for good.")
            : Results.NotFound();

    private static async Task<IResult> NotedAsync(HttpContext context, AuditLog audit, (AuditAction Action, Guid? AthleteId, Guid? VideoId) done, string page, string said)
    {
        await audit.WriteAsync(done.Action, context.Viewer().AccountId, context.ViewerName(), "", done.AthleteId, done.VideoId);
        return context.Answer(Change.Done, page, said);
    }
}
