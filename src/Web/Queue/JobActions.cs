using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Cancel and retry, as plain forms.</summary>
internal static class JobActions
{
    public static void MapJobActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos/{id:guid}/cancel", async (Guid id, IJobQueue queue, HttpContext context) =>
        {
            await queue.CancelAsync(id, context.RequestAborted);
            return Results.LocalRedirect(Back(context, id));
        });
        routes.MapPost("/videos/{id:guid}/retry", async (Guid id, IJobQueue queue, HttpContext context) =>
        {
            await queue.RetryAsync(id, context.RequestAborted);
            return Results.LocalRedirect(Back(context, id));
        });
    }

    /// <summary>Back to where the form was: the queue, or the video's own page.</summary>
    private static string Back(HttpContext context, Guid id) => context.Request.Query["from"] == "queue" ? "/" : $"/videos/{id}";
}
