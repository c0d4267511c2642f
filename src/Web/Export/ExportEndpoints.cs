using System.Net.Mime;
using SquatCoach.Assessment;
using SquatCoach.Capture;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What other programs read: tables of reps and frames, joints for biomechanics software, and the video with the skeleton in it.</summary>
internal static class ExportEndpoints
{
    public const string Reps = "reps.csv";
    public const string Frames = "frames.csv";
    public const string Joints = "joints.trc";

    private const string Csv = "text/csv; charset=utf-8";
    private const string Mp4 = "video/mp4";

    /// <summary>All of them, with the names that people see.</summary>
    public static readonly IReadOnlyList<string> Files = [Reps, Frames, Joints, PaintedVideos.Annotated];

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { "/videos", "/api/videos" })
        {
            var videos = routes.MapGroup(prefix + "/{id:guid}").RequireAuthorization(Rights.SignedIn).WithTags("Files");
            videos.MapGet("/" + Reps, (Guid id, HttpContext context, ReportReader reports, AuditLog audit) =>
                TableAsync(id, Reps, context, reports, audit, (stream, report, _) => RepTable.Write(stream, report))).SendsFile(MediaTypeNames.Text.Csv).WithSummary("One row a rep: times, verdict, every metric, faults with their probability.");
            videos.MapGet("/" + Frames, (Guid id, HttpContext context, ReportReader reports, AuditLog audit) =>
                TableAsync(id, Frames, context, reports, audit, (stream, report, joints) => FrameTable.Write(stream, report, joints!), needsJoints: true)).SendsFile(MediaTypeNames.Text.Csv).WithSummary("One row a frame at 30 Hz: rep, phase and joint angles.");
            videos.MapGet("/" + Joints, (Guid id, HttpContext context, ReportReader reports, AuditLog audit) =>
                TableAsync(id, Joints, context, reports, audit, (stream, _, joints) => TrcFile.Write(stream, Joints, joints!), needsJoints: true)).SendsFile(MediaTypeNames.Text.Plain).WithSummary("The 19 joints as TRC, as OpenSim and others read it.");
            videos.MapGet("/" + PaintedVideos.Annotated, AnnotatedAsync).SendsFileInRanges(Mp4).ProducesProblem(StatusCodes.Status503ServiceUnavailable).WithSummary("The video with the skeleton drawn in, H.264 without sound; made when first asked for, which takes a while.");
        }
    }

    private static async Task<IResult> TableAsync(Guid id, string name, HttpContext context, ReportReader reports, AuditLog audit, Action<Stream, FormReport, JointSequence?> write, bool needsJoints = false)
    {
        var found = await reports.ReadAsync(context.Viewer(), id, context.RequestAborted);
        var joints = needsJoints && found is not null ? await reports.JointsOfAsync(found.Video, context.RequestAborted) : null;
        if (found?.Report is not { } report || (needsJoints && joints is null))
        {
            return Results.NotFound();
        }

        // The report page reads the angles for its curves: with its own look that is one.
        var isShown = context.Request.Query["shown"] == "true" && !context.IsProgram();
        await audit.LookAsync(isShown ? AuditAction.ReportSeen : AuditAction.FileTaken, context.Viewer().AccountId, context.ViewerName(), found.Athlete.Id, id, isShown ? found.Video.OriginalName : name);

        // Small beside the video; written whole, so that a problem is an answer and not half a file.
        var content = new MemoryStream();
        write(content, report, joints);
        return Results.File(content.ToArray(), name.EndsWith(".csv", StringComparison.Ordinal) ? Csv : MediaTypeNames.Text.Plain, DownloadName.Of(found.Video, name));
    }

    private static async Task<IResult> AnnotatedAsync(Guid id, HttpContext context, ReportReader reports, PaintedVideos painted, AuditLog audit)
    {
        var found = await reports.ReadAsync(context.Viewer(), id, context.RequestAborted);
        if (found is null)
        {
            return Results.NotFound();
        }

        try
        {
            if (await painted.FindOrMakeAsync(found.Video, PaintedVideos.Annotated, context.RequestAborted) is not { } path)
            {
                return Results.NotFound();
            }

            await audit.LookAsync(AuditAction.FileTaken, context.Viewer().AccountId, context.ViewerName(), found.Athlete.Id, id, PaintedVideos.Annotated);
            return VideoFileEndpoints.Send(context, path, Mp4, DownloadName.Of(found.Video, PaintedVideos.Annotated));
        }
        catch (Exception problem) when (problem is VideoException or ToolMissingException)
        {
            return Results.Problem(problem.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
