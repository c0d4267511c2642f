using System.Net.Mime;
using SquatCoach.Capture;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The files behind a shared link, read-only; without the video also without what shows the athlete's body in the picture.</summary>
internal static class ShareEndpoints
{
    public static void MapShares(this IEndpointRouteBuilder routes)
    {
        var shared = routes.MapGroup("/shared/{token}").AllowAnonymous();
        shared.MapGet("/file", FileAsync);
        foreach (var name in new[] { ResultFile.Keypoints, ResultFile.Poses, ResultFile.Series })
        {
            shared.MapGet($"/{name}", async (string token, Shares shares, VideoFiles files, HttpContext context) =>
            {
                var link = await shares.FindAsync(token, context.RequestAborted);
                if (link?.Video is not { } video || (name == ResultFile.Keypoints && !link.WithVideo))
                {
                    return Results.NotFound();
                }

                var path = files.ResultPath(video.Folder, video.Report!.ResultFolder, name);
                return File.Exists(path) ? VideoFileEndpoints.Send(context, path, MediaTypeNames.Application.Json, null) : Results.NotFound();
            });
        }
    }

    private static async Task<IResult> FileAsync(string token, Shares shares, VideoFiles files, PaintedVideos painted, HttpContext context)
    {
        if (await shares.FindAsync(token, context.RequestAborted) is not { WithVideo: true, Video: { } video } link)
        {
            return Results.NotFound();
        }

        if (!link.BlursFace)
        {
            return File.Exists(files.VideoPath(video)) ? VideoFileEndpoints.Send(context, files.VideoPath(video), video.ContentType, null) : Results.NotFound();
        }

        try
        {
            // Where no blurred copy can be made there is no video: never the clear one.
            return await painted.FindOrMakeAsync(video, PaintedVideos.Blurred, context.RequestAborted) is { } path ? VideoFileEndpoints.Send(context, path, "video/mp4", null) : Results.NotFound();
        }
        catch (Exception problem) when (problem is VideoException or ToolMissingException)
        {
            return Results.Problem("The blurred copy of the video could not be made.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    public static void MapShareActions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/videos/{id:guid}/shares/{share:guid}/end", async (Guid id, Guid share, HttpContext context, ReportLinks links) =>
            context.Answer(await links.EndAsync(context, id, share), $"/videos/{id}", "The link does not work any more.")).RequireAuthorization(Rights.SignedIn);
}
