using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Deleting videos and athletes, files included, as plain forms.</summary>
internal static class RemovalEndpoints
{
    public static void MapRemoval(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos/{id:guid}/delete", async (Guid id, VideoRemoval removal) =>
            await removal.DeleteVideoAsync(id, CancellationToken.None) ? Results.LocalRedirect("/") : Results.NotFound());
        routes.MapPost("/athletes/{id:guid}/delete", async (Guid id, VideoRemoval removal) =>
            await removal.DeleteAthleteAsync(id, CancellationToken.None) ? Results.LocalRedirect("/athletes") : Results.NotFound());
    }
}
