using Microsoft.Net.Http.Headers;
using SquatCoach.Models;

namespace SquatCoach.Web;

/// <summary>
/// The networks that find an athlete and their keypoints, for the browser: GET /live/models/finder.json and .onnx, pose2d.json and .onnx. The
/// ones that the analysis uses, the user's own choice included.
/// </summary>
internal static class LiveModels
{
    public static void MapLiveModels(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, task) in new[] { ("finder", ModelTask.Finder), ("pose2d", ModelTask.Pose2D) })
        {
            routes.MapGet($"/live/models/{name}.json", (HttpContext context) => Send(context, task, ".json", "application/json")).RequireAuthorization(Rights.SignedIn);
            routes.MapGet($"/live/models/{name}.onnx", (HttpContext context) => Send(context, task, ".onnx", "application/octet-stream")).RequireAuthorization(Rights.SignedIn);
        }
    }

    /// <exception cref="ModelException">There is no such network.</exception>
    public static string PathOf(ModelTask task, string ending)
    {
        var locator = ModelLocator.Find();
        return Path.ChangeExtension(locator.PathOf(locator.Chosen(task)), ending);
    }

    /// <summary>The browser keeps the file and asks each time whether it is still the one; nothing in it is anybody's secret.</summary>
    private static IResult Send(HttpContext context, ModelTask task, string ending, string contentType)
    {
        try
        {
            var path = PathOf(task, ending);
            if (!File.Exists(path))
            {
                return Results.NotFound();
            }

            var changed = File.GetLastWriteTimeUtc(path);
            context.Response.Headers.CacheControl = "private, no-cache";
            return Results.File(path, contentType, lastModified: changed, entityTag: new EntityTagHeaderValue($"\"{changed.Ticks:x}-{new FileInfo(path).Length:x}\""));
        }
        catch (ModelException problem)
        {
            return Results.Problem(problem.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
