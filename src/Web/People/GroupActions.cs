using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Changes of groups with their line in the audit: what forms and programs share.</summary>
internal sealed class GroupActions(GroupBook groups, AuditLog audit)
{
    public async Task<(Change Change, Guid GroupId)> CreateAsync(HttpContext context, string? name)
    {
        var (change, groupId) = await groups.CreateAsync(context.Viewer(), name, context.RequestAborted);
        return (await NotedAsync(context, change, $"group '{name}' made"), groupId);
    }

    public async Task<Change> RenameAsync(HttpContext context, Guid id, string? name) =>
        await NotedAsync(context, await groups.RenameAsync(context.Viewer(), id, name, context.RequestAborted), $"group renamed to '{name}'");

    public async Task<Change> DeleteAsync(HttpContext context, Guid id) =>
        await NotedAsync(context, await groups.DeleteAsync(context.Viewer(), id, context.RequestAborted), "group removed");

    public async Task<Change> AddAthleteAsync(HttpContext context, Guid id, Guid athleteId) =>
        await NotedAsync(context, await groups.AddAthleteAsync(context.Viewer(), id, athleteId, context.RequestAborted), "added to a group", athleteId);

    public async Task<Change> RemoveAthleteAsync(HttpContext context, Guid id, Guid athleteId) =>
        await NotedAsync(context, await groups.RemoveAthleteAsync(context.Viewer(), id, athleteId, context.RequestAborted), "removed from a group", athleteId);

    public async Task<Change> AddStaffAsync(HttpContext context, Guid id, Guid accountId) =>
        await NotedAsync(context, await groups.AddStaffAsync(context.Viewer(), id, accountId, context.RequestAborted), "staff added to a group");

    public async Task<Change> RemoveStaffAsync(HttpContext context, Guid id, Guid accountId) =>
        await NotedAsync(context, await groups.RemoveStaffAsync(context.Viewer(), id, accountId, context.RequestAborted), "staff removed from a group");

    public async Task<Change> LeaveAsync(HttpContext context, Guid id) =>
        await NotedAsync(context, Change.DoneIf(await groups.LeaveAsync(context.Viewer(), id, context.RequestAborted)), "left a group");

    private async Task<Change> NotedAsync(HttpContext context, Change change, string detail, Guid? athleteId = null)
    {
        if (change.IsDone)
        {
            await audit.WriteAsync(AuditAction.GroupChanged, context.Viewer().AccountId, context.ViewerName(), detail, athleteId);
        }

        return change;
    }
}
