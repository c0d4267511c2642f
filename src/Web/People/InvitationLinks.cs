using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Makes links that let one person in, and notes who did: what the form and programs share.</summary>
internal sealed class InvitationLinks(Invitations invitations, AuditLog audit)
{
    /// <returns>The link, which cannot be read again; or the reason why there is none.</returns>
    public async Task<(string? Link, string? Problem)> MakeAsync(HttpContext context, InvitationRequest request)
    {
        var (token, problem) = await invitations.CreateAsync(context.Viewer(), request, context.RequestAborted);
        if (token is null)
        {
            return (null, problem);
        }

        await audit.WriteAsync(AuditAction.Invited, context.Viewer().AccountId, context.ViewerName(), $"{request.Note} as {request.Role}", request.AthleteId);
        return ($"{context.Request.Scheme}://{context.Request.Host}/join?token={token}", null);
    }
}
