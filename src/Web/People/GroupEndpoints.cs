using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Changes of groups, as plain forms.</summary>
internal static class GroupEndpoints
{
    private const string Page = "/people";

    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        var coach = routes.MapGroup("/groups").RequireAuthorization(Rights.Coach);
        coach.MapPost("/", async (HttpContext context, GroupBook groups, AuditLog audit) =>
        {
            var name = await context.FieldAsync("name");
            var change = await groups.CreateAsync(context.Viewer(), name, context.RequestAborted);
            return await NotedAsync(context, audit, change, $"group '{name}' made");
        });
        coach.MapPost("/{id:guid}/rename", async (Guid id, HttpContext context, GroupBook groups, AuditLog audit) =>
        {
            var name = await context.FieldAsync("name");
            return await NotedAsync(context, audit, await groups.RenameAsync(context.Viewer(), id, name, context.RequestAborted), $"group renamed to '{name}'");
        });
        coach.MapPost("/{id:guid}/delete", async (Guid id, HttpContext context, GroupBook groups, AuditLog audit) =>
            await NotedAsync(context, audit, await groups.DeleteAsync(context.Viewer(), id, context.RequestAborted), "group removed"));
        coach.MapPost("/{id:guid}/athletes", async (Guid id, HttpContext context, GroupBook groups, AuditLog audit) =>
        {
            var athleteId = await context.IdFieldAsync("athlete");
            return await NotedAsync(context, audit, await groups.AddAthleteAsync(context.Viewer(), id, athleteId, context.RequestAborted), "added to a group", athleteId);
        });
        coach.MapPost("/{id:guid}/athletes/{athlete:guid}/remove", async (Guid id, Guid athlete, HttpContext context, GroupBook groups, AuditLog audit) =>
            await NotedAsync(context, audit, await groups.RemoveAthleteAsync(context.Viewer(), id, athlete, context.RequestAborted), "removed from a group", athlete));
        coach.MapPost("/{id:guid}/staff", async (Guid id, HttpContext context, GroupBook groups, AuditLog audit) =>
            await NotedAsync(context, audit, await groups.AddStaffAsync(context.Viewer(), id, await context.IdFieldAsync("account"), context.RequestAborted), "staff added to a group"));
        coach.MapPost("/{id:guid}/staff/{account:guid}/remove", async (Guid id, Guid account, HttpContext context, GroupBook groups, AuditLog audit) =>
            await NotedAsync(context, audit, await groups.RemoveStaffAsync(context.Viewer(), id, account, context.RequestAborted), "staff removed from a group"));
        routes.MapPost("/groups/{id:guid}/leave", async (Guid id, HttpContext context, GroupBook groups, AuditLog audit) =>
        {
            var change = Change.DoneIf(await groups.LeaveAsync(context.Viewer(), id, context.RequestAborted));
            return await NotedAsync(context, audit, change, "left a group", page: "/privacy");
        }).RequireAuthorization(Rights.SignedIn);
        coach.MapPost("/invitations/{id:guid}/revoke", async (Guid id, HttpContext context, Invitations invitations) =>
            context.Answer(Change.DoneIf(await invitations.RevokeAsync(context.Viewer(), id, context.RequestAborted)), Page, "The link does not work any more."));
    }

    private static async Task<IResult> NotedAsync(HttpContext context, AuditLog audit, Change change, string detail, Guid? athleteId = null, string page = Page)
    {
        if (change.IsDone)
        {
            await audit.WriteAsync(AuditAction.GroupChanged, context.Viewer().AccountId, context.ViewerName(), detail, athleteId);
        }

        return context.Answer(change, page);
    }
}
