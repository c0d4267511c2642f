using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Makes and changes groups on behalf of a viewer.</summary>
public sealed class GroupBook(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    public const string FirstName = "My athletes";

    /// <summary>The viewer's groups with staff and athletes, by name.</summary>
    public async Task<IReadOnlyList<AthleteGroup>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var seen = await context.AthletesOf(viewer).Select(athlete => athlete.Id).ToHashSetAsync(cancellationToken).ConfigureAwait(false);
        var groups = await context.GroupsOf(viewer).AsNoTrackingWithIdentityResolution()
            .Include(group => group.Staff).ThenInclude(member => member.Account)
            .Include(group => group.Athletes).ThenInclude(place => place.Athlete)
            .OrderBy(group => group.Name).AsSplitQuery().ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var group in groups)
        {
            // In the trash, or an athlete who does not let coaches look any more.
            group.Athletes.RemoveAll(place => !seen.Contains(place.AthleteId));
            group.Athletes.Sort((left, right) => string.Compare(left.Athlete!.Name, right.Athlete!.Name, StringComparison.OrdinalIgnoreCase));
        }

        return groups;
    }

    /// <returns>How it ended, and the new group's id.</returns>
    public async Task<(Change Change, Guid GroupId)> CreateAsync(Viewer viewer, string? name, CancellationToken cancellationToken)
    {
        if (!viewer.IsCoach || Clean(name) is not { } clean)
        {
            return (Change.Refused("Please give the group a name."), Guid.Empty);
        }

        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var made = Add(context, viewer, clean, clock);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return (Change.Done, made.Id);
    }

    public async Task<Change> RenameAsync(Viewer viewer, Guid groupId, string? name, CancellationToken cancellationToken)
    {
        if (Clean(name) is not { } clean)
        {
            return Change.Refused("Please give the group a name.");
        }

        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var changed = await Managed(context, viewer, groupId).ExecuteUpdateAsync(set => set.SetProperty(group => group.Name, clean), cancellationToken).ConfigureAwait(false);
        return Change.DoneIf(changed == 1);
    }

    /// <summary>Removes a group that has no athletes.</summary>
    public async Task<Change> DeleteAsync(Viewer viewer, Guid groupId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (await Managed(context, viewer, groupId).AnyAsync(group => group.Athletes.Count > 0, cancellationToken).ConfigureAwait(false))
        {
            return Change.Refused("Only a group without athletes can be removed; move them first.");
        }

        return Change.DoneIf(await Managed(context, viewer, groupId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 1);
    }

    public async Task<Change> AddAthleteAsync(Viewer viewer, Guid groupId, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (!await Managed(context, viewer, groupId).AnyAsync(cancellationToken).ConfigureAwait(false)
            || !await context.AthletesOf(viewer).AnyAsync(athlete => athlete.Id == athleteId, cancellationToken).ConfigureAwait(false))
        {
            return Change.Missing;
        }

        if (!await context.Set<GroupAthlete>().AnyAsync(place => place.GroupId == groupId && place.AthleteId == athleteId, cancellationToken).ConfigureAwait(false))
        {
            context.Add(new GroupAthlete { GroupId = groupId, AthleteId = athleteId });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        return Change.Done;
    }

    public async Task<Change> RemoveAthleteAsync(Viewer viewer, Guid groupId, Guid athleteId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (!await Managed(context, viewer, groupId).AnyAsync(group => group.Athletes.Any(place => place.AthleteId == athleteId), cancellationToken).ConfigureAwait(false))
        {
            return Change.Missing;
        }

        var groups = context.GroupsOf(viewer).Select(group => group.Id);
        var isElsewhere = await context.Set<GroupAthlete>().AnyAsync(place => place.AthleteId == athleteId && place.GroupId != groupId && groups.Contains(place.GroupId), cancellationToken).ConfigureAwait(false);
        if (!isElsewhere)
        {
            return Change.Refused("This is the athlete's only group with you. Add them to another first, or delete the athlete.");
        }

        var places = context.Set<GroupAthlete>().Where(place => place.GroupId == groupId && place.AthleteId == athleteId);
        return Change.DoneIf(await places.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 1);
    }

    /// <summary>Lets another coach or trainer of the site see the group's athletes.</summary>
    public async Task<Change> AddStaffAsync(Viewer viewer, Guid groupId, Guid accountId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var isStaff = await context.Users.AnyAsync(account => account.Id == accountId && account.Role != Role.Athlete && account.DeletedAt == null, cancellationToken).ConfigureAwait(false);
        if (!isStaff || !await Managed(context, viewer, groupId).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return Change.Missing;
        }

        if (!await context.Set<GroupStaff>().AnyAsync(member => member.GroupId == groupId && member.AccountId == accountId, cancellationToken).ConfigureAwait(false))
        {
            context.Add(new GroupStaff { GroupId = groupId, AccountId = accountId });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        return Change.Done;
    }

    public async Task<Change> RemoveStaffAsync(Viewer viewer, Guid groupId, Guid accountId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (!await Managed(context, viewer, groupId).AnyAsync(group => group.Staff.Any(member => member.AccountId == accountId), cancellationToken).ConfigureAwait(false))
        {
            return Change.Missing;
        }

        var others = context.Set<GroupStaff>().Where(member => member.GroupId == groupId && member.AccountId != accountId && member.Account!.Role != Role.Trainer && member.Account.DeletedAt == null);
        if (!await others.AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return Change.Refused("A group needs a coach: nobody would see its athletes.");
        }

        var members = context.Set<GroupStaff>().Where(member => member.GroupId == groupId && member.AccountId == accountId);
        return Change.DoneIf(await members.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 1);
    }

    /// <summary>An athlete leaves a coach: the account's own rows leave the group.</summary>
    public async Task<bool> LeaveAsync(Viewer viewer, Guid groupId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<GroupAthlete>().Where(place => place.GroupId == groupId && place.Athlete!.AccountId == viewer.AccountId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>The groups in which the viewer is an athlete, with their staff.</summary>
    public async Task<IReadOnlyList<AthleteGroup>> JoinedAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Groups.AsNoTracking().Where(group => group.Athletes.Any(place => place.Athlete!.AccountId == viewer.AccountId))
            .Include(group => group.Staff).ThenInclude(member => member.Account).OrderBy(group => group.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Coaches and trainers of the site, to choose from.</summary>
    public async Task<IReadOnlyList<Account>> StaffAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Users.AsNoTracking().Where(account => viewer.IsCoach && account.Role != Role.Athlete && account.DeletedAt == null).OrderBy(account => account.UserName).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The group that new athletes of this viewer go to: their oldest, made where they have none.</summary>
    internal static async Task<Guid> FirstAsync(SquatCoachContext context, Viewer viewer, TimeProvider clock, CancellationToken cancellationToken)
    {
        var known = await context.GroupsOf(viewer).OrderBy(group => group.CreatedAt).Select(group => (Guid?)group.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (known is { } id)
        {
            return id;
        }

        var made = Add(context, viewer, FirstName, clock);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return made.Id;
    }

    private static AthleteGroup Add(SquatCoachContext context, Viewer viewer, string name, TimeProvider clock)
    {
        var group = new AthleteGroup { Name = name, CreatedAt = clock.GetUtcNow() };
        group.Staff.Add(new GroupStaff { GroupId = group.Id, AccountId = viewer.AccountId });
        context.Groups.Add(group);
        return group;
    }

    private static IQueryable<AthleteGroup> Managed(SquatCoachContext context, Viewer viewer, Guid groupId) =>
        context.GroupsOf(viewer).Where(group => group.Id == groupId && viewer.IsCoach);

    private static string? Clean(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim() is { Length: > AthleteGroup.NameMaxLength } tooLong ? tooLong[..AthleteGroup.NameMaxLength] : name.Trim();
}
