using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Groups for programs: read by their staff, made and changed by coaches, left by athletes.</summary>
internal static class GroupApi
{
    public static void MapGroupApi(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("").WithTags("Groups");
        groups.MapGet("/api/groups", async (HttpContext context, GroupBook book) => Results.Ok((await book.ListAsync(context.Viewer(), context.RequestAborted)).Select(GroupRow.Of)))
            .RequireAuthorization(Rights.Staff).Produces<GroupRow[]>().WithSummary("Groups that this account looks after, with athletes and staff.");
        groups.MapGet("/api/groups/joined", async (HttpContext context, GroupBook book) => Results.Ok((await book.JoinedAsync(context.Viewer(), context.RequestAborted)).Select(GroupRow.Of)))
            .RequireAuthorization(Rights.SignedIn).Produces<GroupRow[]>().WithSummary("Groups in which this account is an athlete, with their staff: who may see it.");
        groups.MapDelete("/api/groups/joined/{id:guid}", async (Guid id, HttpContext context, GroupActions actions) => context.Answer(await actions.LeaveAsync(context, id), ""))
            .RequireAuthorization(Rights.SignedIn).WithSummary("Leaves a group as its athlete.");
        routes.MapGet("/api/staff", async (HttpContext context, GroupBook book) =>
            Results.Ok((await book.StaffAsync(context.Viewer(), context.RequestAborted)).Select(account => new PersonRow(account.Id, account.UserName!, ApiNames.Of(account.Role)))))
            .RequireAuthorization(Rights.Coach).WithTags("Groups").Produces<PersonRow[]>().WithSummary("Coaches and trainers of the site, to add to a group.");

        var coach = groups.MapGroup("").RequireAuthorization(Rights.Coach);
        coach.MapPost("/api/groups", (HttpContext context, GroupActions actions) => context.WithBodyAsync<GroupStart>(async group =>
        {
            var (change, groupId) = await actions.CreateAsync(context, group.Name);
            return change.IsDone ? Results.Created((string?)null, new Made(groupId)) : context.Answer(change, "");
        })).Takes<GroupStart>().Produces<Made>(StatusCodes.Status201Created).WithSummary("Makes a group with this account as its staff.");
        coach.MapPut("/api/groups/{id:guid}", (Guid id, HttpContext context, GroupActions actions) => context.WithBodyAsync<GroupStart>(async group => context.Answer(await actions.RenameAsync(context, id, group.Name), "")))
            .ForGroups().Takes<GroupStart>().WithSummary("Renames a group.");
        coach.MapDelete("/api/groups/{id:guid}", async (Guid id, HttpContext context, GroupActions actions) => context.Answer(await actions.DeleteAsync(context, id), ""))
            .WithSummary("Removes a group that has no athletes.");
        coach.MapPut("/api/groups/{id:guid}/athletes/{athlete:guid}", async (Guid id, Guid athlete, HttpContext context, GroupActions actions) => context.Answer(await actions.AddAthleteAsync(context, id, athlete), ""))
            .WithSummary("Puts an athlete into a group.");
        coach.MapDelete("/api/groups/{id:guid}/athletes/{athlete:guid}", async (Guid id, Guid athlete, HttpContext context, GroupActions actions) => context.Answer(await actions.RemoveAthleteAsync(context, id, athlete), ""))
            .WithSummary("Takes an athlete out of a group; not out of the only one.");
        coach.MapPut("/api/groups/{id:guid}/staff/{account:guid}", async (Guid id, Guid account, HttpContext context, GroupActions actions) => context.Answer(await actions.AddStaffAsync(context, id, account), ""))
            .WithSummary("Lets a coach or trainer see the athletes of a group.");
        coach.MapDelete("/api/groups/{id:guid}/staff/{account:guid}", async (Guid id, Guid account, HttpContext context, GroupActions actions) => context.Answer(await actions.RemoveStaffAsync(context, id, account), ""))
            .WithSummary("Takes staff out of a group; a coach has to remain.");
    }
}
