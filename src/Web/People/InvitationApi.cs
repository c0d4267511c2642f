using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Invitations for programs, of coaches.</summary>
internal static class InvitationApi
{
    public static void MapInvitationApi(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("").RequireAuthorization(Rights.Coach).WithTags("Groups");
        invitations.MapGet("/api/invitations", async (HttpContext context, Invitations book) => Results.Ok((await book.OpenAsync(context.Viewer(), context.RequestAborted)).Select(InvitationRow.Of)))
            .Produces<InvitationRow[]>().WithSummary("Invitations of this account that nobody has used yet.");
        invitations.MapPost("/api/invitations", (HttpContext context, InvitationLinks links) => context.WithBodyAsync<InvitationStart>(async start =>
        {
            var role = ApiNames.Find<Role>(start.Role)!.Value;
            var request = new InvitationRequest(role, start.Group, role == Role.Athlete ? start.Athlete : null, start.Note!);
            var (link, problem) = await links.MakeAsync(context, request);
            return link is null ? context.Answer(Change.Refused(problem!), "") : Results.Created((string?)null, new MadeLink(new Uri(link)));
        })).Takes<InvitationStart>().Produces<MadeLink>(StatusCodes.Status201Created).WithSummary("Makes a link that lets one athlete or trainer in, once, within two weeks.");
        invitations.MapDelete("/api/invitations/{id:guid}", async (Guid id, HttpContext context, Invitations book) => context.Answer(Change.DoneIf(await book.RevokeAsync(context.Viewer(), id, context.RequestAborted)), ""))
            .WithSummary("Takes an invitation back.");
    }
}
