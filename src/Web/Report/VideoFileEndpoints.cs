using System.Net.Mime;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The video in ranges, and the files of its report: for pages under /videos, for programs with a token under /api/videos.</summary>
internal static class VideoFileEndpoints
{
    // The browser may keep them, nobody in between, and it asks each time whether it may still see them.
    private const string PrivateRevalidated = "private, no-cache";

    public static readonly IReadOnlyList<string> ResultFiles = [ResultFile.Report, ResultFile.Keypoints, ResultFile.Poses, ResultFile.Series, ResultFile.People];

    public static void MapVideoFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { "/videos", "/api/videos" })
        {
            var videos = routes.MapGroup(prefix + "/{id:guid}").RequireAuthorization(Rights.SignedIn).WithTags("Files");
            videos.MapGet("/file", VideoAsync).SendsFileInRanges([.. ContainerKind.ContentTypes]).WithSummary("The video file, in ranges where asked for.");
            foreach (var name in ResultFiles)
            {
                videos.MapGet($"/{name}", (Guid id, bool? download, ReportReader reports, AuditLog audit, HttpContext context) => ResultAsync(id, name, download, reports, audit, context))
                    .SendsFileInRanges(MediaTypeNames.Application.Json).WithSummary($"{name} of the video's report; its format is in docs/schemas.");
            }
        }
    }

    /// <summary>Sends a file that only some people may have.</summary>
    public static IResult Send(HttpContext context, string path, string contentType, string? downloadName)
    {
        context.Response.Headers.CacheControl = PrivateRevalidated;
        return Results.File(path, contentType, downloadName, File.GetLastWriteTimeUtc(path), enableRangeProcessing: true);
    }

    private static async Task<IResult> VideoAsync(Guid id, bool? download, ReportReader reports, AuditLog audit, HttpContext context)
    {
        if (await reports.VideoFileAsync(context.Viewer(), id, context.RequestAborted) is not { } file || !File.Exists(file.Path))
        {
            return Results.NotFound();
        }

        var action = download == true ? AuditAction.FileTaken : AuditAction.VideoSeen;
        await audit.LookAsync(action, context.Viewer().AccountId, context.ViewerName(), file.Video.AthleteId, id, file.Video.OriginalName);
        return Send(context, file.Path, file.Video.ContentType, download == true ? DownloadName.Of(file.Video) : null);
    }

    private static async Task<IResult> ResultAsync(Guid id, string name, bool? download, ReportReader reports, AuditLog audit, HttpContext context)
    {
        if (await reports.ResultFileAsync(context.Viewer(), id, name, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        // The report's own page reads these files, too: with its own look they are one. Whoever asks without the page is written down here.
        var (action, detail) = download == true || context.IsProgram() ? (AuditAction.FileTaken, name) : (AuditAction.ReportSeen, file.Video.OriginalName);
        await audit.LookAsync(action, context.Viewer().AccountId, context.ViewerName(), file.Video.AthleteId, id, detail);
        return Send(context, file.Path, MediaTypeNames.Application.Json, download == true ? DownloadName.Of(file.Video, name) : null);
    }
}
