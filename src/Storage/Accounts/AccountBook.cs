using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>The accounts of the site, as the owner manages them.</summary>
public sealed class AccountBook(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    private const string LastOwner = "The site needs an owner; make somebody else one first.";

    /// <summary>All accounts by name, those in the trash last; only for the owner.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Users.AsNoTracking().Where(_ => viewer.IsOwner).OrderBy(account => account.DeletedAt != null).ThenBy(account => account.UserName).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<Change> ChangeRoleAsync(Viewer viewer, Guid accountId, Role role, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var account = await FindAsync(context, viewer, accountId, cancellationToken).ConfigureAwait(false);
        if (account is null)
        {
            return Change.Missing;
        }

        if (account.Role == Role.Owner && role != Role.Owner && await IsLastOwnerAsync(context, accountId, cancellationToken).ConfigureAwait(false))
        {
            return Change.Refused(LastOwner);
        }

        // Whoever is no staff any more must not keep athletes that nobody else sees.
        if (role is Role.Athlete)
        {
            await HandOverAsync(context, accountId, cancellationToken).ConfigureAwait(false);
            await context.Set<GroupStaff>().Where(member => member.AccountId == accountId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        account.Role = role;
        account.SecurityStamp = Guid.NewGuid().ToString();
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return Change.Done;
    }

    /// <summary>Puts an account into the trash: it is signed out and cannot sign in. The viewer's own, or by the owner any.</summary>
    public async Task<Change> DeleteAsync(Viewer viewer, Guid accountId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var account = await context.Users.FirstOrDefaultAsync(one => one.Id == accountId && one.DeletedAt == null && (viewer.IsOwner || one.Id == viewer.AccountId), cancellationToken).ConfigureAwait(false);
        if (account is null)
        {
            return Change.Missing;
        }

        if (account.Role == Role.Owner && await IsLastOwnerAsync(context, accountId, cancellationToken).ConfigureAwait(false))
        {
            return Change.Refused(LastOwner);
        }

        await HandOverAsync(context, accountId, cancellationToken).ConfigureAwait(false);
        account.DeletedAt = clock.GetUtcNow();
        account.SecurityStamp = Guid.NewGuid().ToString();
        await context.ApiTokens.Where(token => token.AccountId == accountId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return Change.Done;
    }

    public async Task<Change> RestoreAsync(Viewer viewer, Guid accountId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Users.Where(account => account.Id == accountId && viewer.IsOwner && account.DeletedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.DeletedAt, (DateTimeOffset?)null), cancellationToken).ConfigureAwait(false) == 1 ? Change.Done : Change.Missing;
    }

    /// <summary>Gives a new owner the groups that no coach looks after.</summary>
    public async Task AdoptAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var orphans = await context.Groups.Where(group => !group.Staff.Any(member => member.Account!.DeletedAt == null && member.Account.Role != Role.Trainer)).Select(group => group.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        context.AddRange(orphans.Select(group => new GroupStaff { GroupId = group, AccountId = ownerId }));
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Task<Account?> FindAsync(SquatCoachContext context, Viewer viewer, Guid accountId, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(account => account.Id == accountId && viewer.IsOwner && account.DeletedAt == null, cancellationToken);

    private static async Task<bool> IsLastOwnerAsync(SquatCoachContext context, Guid accountId, CancellationToken cancellationToken) =>
        !await context.Users.AnyAsync(account => account.Role == Role.Owner && account.DeletedAt == null && account.Id != accountId, cancellationToken).ConfigureAwait(false);

    /// <summary>The owners join the groups that this account alone looks after.</summary>
    private static async Task HandOverAsync(SquatCoachContext context, Guid accountId, CancellationToken cancellationToken)
    {
        var owners = await context.Users.Where(account => account.Role == Role.Owner && account.DeletedAt == null && account.Id != accountId).Select(account => account.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var orphans = await context.Groups
            .Where(group => group.Staff.Any(member => member.AccountId == accountId)
                && !group.Staff.Any(member => member.AccountId != accountId && member.Account!.DeletedAt == null && member.Account.Role != Role.Trainer))
            .Select(group => new { group.Id, Known = group.Staff.Select(member => member.AccountId).ToList() }).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var group in orphans)
        {
            context.AddRange(owners.Where(owner => !group.Known.Contains(owner)).Select(owner => new GroupStaff { GroupId = group.Id, AccountId = owner }));
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }
}
