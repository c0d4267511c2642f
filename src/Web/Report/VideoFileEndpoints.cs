using System.Net.Mime;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The video in ranges, and the files of its report.</summary>
internal static class VideoFileEndpoints
{
    // The browser may keep them, nobody in between, and it asks each time whether it may still see them.
    private const string PrivateRevalidated = "private, no-cache";

    public static void MapVideoFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/videos/{id:guid}/file", async (Guid id, bool? download, ReportReader reports, HttpContext context) =>
        {
            if (await reports.VideoFileAsync(id, context.RequestAborted) is not { } file || !File.Exists(file.Path))
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = PrivateRevalidated;
            return Results.File(file.Path, file.ContentType, download == true ? file.Name : null, File.GetLastWriteTimeUtc(file.Path), enableRangeProcessing: true);
        });
        foreach (var name in new[] { ResultFile.Report, ResultFile.Keypoints, ResultFile.Poses, ResultFile.Series })
        {
            routes.MapGet($"/videos/{{id:guid}}/{name}", async (Guid id, bool? download, ReportReader reports, HttpContext context) =>
            {
                if (await reports.ResultFileAsync(id, name, context.RequestAborted) is not { } path)
                {
                    return Results.NotFound();
                }

                context.Response.Headers.CacheControl = PrivateRevalidated;
                return Results.File(path, MediaTypeNames.Application.Json, download == true ? name : null, File.GetLastWriteTimeUtc(path));
            });
        }
    }
}
