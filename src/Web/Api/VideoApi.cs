using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Videos for programs: what there is, how far the analysis is, and that a report was read.</summary>
internal static class VideoApi
{
    public static void MapVideoApi(this IEndpointRouteBuilder routes)
    {
        var videos = routes.MapGroup("").RequireAuthorization(Rights.SignedIn).WithTags("Videos");
        videos.MapGet("/api/videos", async (int? page, HttpContext context, QueueReader queue) => Results.Ok((await queue.ReadAsync(context.Viewer(), ProgramApi.PageOf(page), context.RequestAborted)).Rows.Select(VideoRow.Of)))
            .Produces<VideoRow[]>().WithSummary("Videos whose athletes this account sees, newest first, 30 a page, with the state of their analysis.");
        videos.MapGet("/api/videos/{id:guid}", async (Guid id, HttpContext context, QueueReader queue) => await queue.ReadAsync(context.Viewer(), id, context.RequestAborted) is { } row ? Results.Ok(VideoRow.Of(row)) : Results.NotFound())
            .Produces<VideoRow>().WithSummary("One video with the state of its analysis.");
        videos.MapPut("/api/videos/{id:guid}/read", async (Guid id, HttpContext context, QueueReader queue, DeskReader desk, AuditLog audit) =>
        {
            if (await queue.ReadAsync(context.Viewer(), id, context.RequestAborted) is not { } row)
            {
                return Results.NotFound();
            }

            await audit.LookAsync(AuditAction.ReportSeen, context.Viewer().AccountId, context.ViewerName(), row.AthleteId, id, row.OriginalName);
            await desk.MarkReadAsync(context.Viewer(), id, context.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Marks the report as read by this account, as opening its page does.");
    }
}
