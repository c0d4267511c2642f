using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Writes notes with their line in the audit: what the form and programs share.</summary>
internal sealed class NoteBook(Remarks remarks, AuditLog audit)
{
    public async Task<Change> WriteAsync(HttpContext context, Guid videoId, NoteDraft draft)
    {
        if (await remarks.WriteAsync(context.Viewer(), context.ViewerName(), videoId, draft, context.RequestAborted) is not { } athleteId)
        {
            return Change.Missing;
        }

        await audit.WriteAsync(AuditAction.Noted, context.Viewer().AccountId, context.ViewerName(), "", athleteId, videoId);
        return Change.Done;
    }

    public async Task<Change> RemoveAsync(HttpContext context, Guid videoId, Guid noteId) =>
        Change.DoneIf(await remarks.RemoveAsync(context.Viewer(), videoId, noteId, context.RequestAborted));
}
