using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Changes of groups, as plain forms.</summary>
internal static class GroupEndpoints
{
    private const string Page = "/people";

    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        var coach = routes.MapGroup("/groups").RequireAuthorization(Rights.Coach);
        coach.MapPost("/", async (HttpContext context, GroupActions groups) => context.Answer((await groups.CreateAsync(context, await context.FieldAsync("name"))).Change, Page));
        coach.MapPost("/{id:guid}/rename", async (Guid id, HttpContext context, GroupActions groups) => context.Answer(await groups.RenameAsync(context, id, await context.FieldAsync("name")), Page));
        coach.MapPost("/{id:guid}/delete", async (Guid id, HttpContext context, GroupActions groups) => context.Answer(await groups.DeleteAsync(context, id), Page));
        coach.MapPost("/{id:guid}/athletes", async (Guid id, HttpContext context, GroupActions groups) => context.Answer(await groups.AddAthleteAsync(context, id, await context.IdFieldAsync("athlete")), Page));
        coach.MapPost("/{id:guid}/athletes/{athlete:guid}/remove", async (Guid id, Guid athlete, HttpContext context, GroupActions groups) => context.Answer(await groups.RemoveAthleteAsync(context, id, athlete), Page));
        coach.MapPost("/{id:guid}/staff", async (Guid id, HttpContext context, GroupActions groups) => context.Answer(await groups.AddStaffAsync(context, id, await context.IdFieldAsync("account")), Page));
        coach.MapPost("/{id:guid}/staff/{account:guid}/remove", async (Guid id, Guid account, HttpContext context, GroupActions groups) => context.Answer(await groups.RemoveStaffAsync(context, id, account), Page));
        routes.MapPost("/groups/{id:guid}/leave", async (Guid id, HttpContext context, GroupActions groups) => context.Answer(await groups.LeaveAsync(context, id), "/privacy")).RequireAuthorization(Rights.SignedIn);
        coach.MapPost("/invitations/{id:guid}/revoke", async (Guid id, HttpContext context, Invitations invitations) =>
            context.Answer(Change.DoneIf(await invitations.RevokeAsync(context.Viewer(), id, context.RequestAborted)), Page, "The link does not work any more."));
    }
}
