using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Makes links that show one report, and ends them, with their line in the audit: what the form and programs share.</summary>
internal sealed class ReportLinks(Shares shares, AuditLog audit)
{
    /// <returns>The link, which cannot be read again; null where the viewer may not share the video, or it has no report.</returns>
    public async Task<string?> MakeAsync(HttpContext context, Guid videoId, SharedPicture picture, int days)
    {
        if (await shares.CreateAsync(context.Viewer(), videoId, picture, days, context.RequestAborted) is not { } made)
        {
            return null;
        }

        var detail = picture switch { SharedPicture.None => "without the video", SharedPicture.Video => "with the video", _ => "with the video, faces blurred" };
        await audit.WriteAsync(AuditAction.Shared, context.Viewer().AccountId, context.ViewerName(), detail, made.AthleteId, videoId);
        return $"{context.Request.Scheme}://{context.Request.Host}/shared/{made.Token}";
    }

    public async Task<Change> EndAsync(HttpContext context, Guid videoId, Guid shareId)
    {
        if (!await shares.EndAsync(context.Viewer(), videoId, shareId, context.RequestAborted))
        {
            return Change.Missing;
        }

        await audit.WriteAsync(AuditAction.ShareEnded, context.Viewer().AccountId, context.ViewerName(), "", null, videoId);
        return Change.Done;
    }
}
