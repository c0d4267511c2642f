using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Makes and redeems links that let people in.</summary>
public sealed class Invitations(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(14);

    /// <returns>The token for the link, which cannot be read again; or the reason why there is none.</returns>
    public async Task<(string? Token, string? Problem)> CreateAsync(Viewer inviter, InvitationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);

        // Whoever has no group yet has none to choose: the first athlete makes it, as the first upload does.
        if (request is { Role: Role.Athlete, GroupId: null } && inviter.IsCoach && !string.IsNullOrWhiteSpace(request.Note) && !await context.GroupsOf(inviter).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            request = request with { GroupId = await GroupBook.FirstAsync(context, inviter, clock, cancellationToken).ConfigureAwait(false) };
        }

        if (await ObjectionAsync(context, inviter, request, cancellationToken).ConfigureAwait(false) is { } objection)
        {
            return (null, objection);
        }

        var token = SecretToken.New();
        var now = clock.GetUtcNow();
        var note = request.Note.Trim();
        context.Invitations.Add(new Invitation
        {
            TokenHash = SecretToken.HashOf(token),
            Role = request.Role,
            GroupId = request.GroupId,
            AthleteId = request.AthleteId,
            Note = note.Length > Invitation.NoteMaxLength ? note[..Invitation.NoteMaxLength] : note,
            CreatedById = inviter.AccountId,
            CreatedAt = now,
            ExpiresAt = now + _lifetime,
        });
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return (token, null);
    }

    /// <summary>Invitations of the viewer that nobody has used yet.</summary>
    public async Task<IReadOnlyList<Invitation>> OpenAsync(Viewer inviter, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await Open(context).AsNoTracking().Include(one => one.Group).Include(one => one.Athlete)
            .Where(one => one.CreatedById == inviter.AccountId).OrderByDescending(one => one.CreatedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> RevokeAsync(Viewer inviter, Guid id, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Invitations.Where(one => one.Id == id && one.CreatedById == inviter.AccountId && one.UsedAt == null).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>The invitation behind a token; null where it is unknown, used, run out, or its maker's account is gone.</summary>
    public async Task<Invitation?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var hash = SecretToken.HashOf(token);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await Open(context).AsNoTracking().Include(one => one.Group).Include(one => one.Athlete).FirstOrDefaultAsync(one => one.TokenHash == hash, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Redeems a token for an account: it joins the group, as the athlete that was named, or as staff. Works once.</summary>
    /// <returns>The athlete's id where the account joined as an athlete; the reason where the token was not taken.</returns>
    public async Task<(Guid? AthleteId, string? Problem)> AcceptAsync(string? token, Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var invitation = await FindAsync(token, cancellationToken).ConfigureAwait(false);
        if (invitation is null)
        {
            return (null, "This link was used already or has run out. Ask for a new one.");
        }

        if (invitation.Role != Role.Athlete && account.Role == Role.Athlete)
        {
            return (null, "This link is for coaches and trainers; your account is an athlete's. Sign out and make another account with it.");
        }

        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            DateTimeOffset? now = clock.GetUtcNow();
            var taken = await context.Invitations.Where(one => one.Id == invitation.Id && one.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now).SetProperty(one => one.UsedById, account.Id), cancellationToken).ConfigureAwait(false);
            if (taken != 1)
            {
                return (null, "This link was used already or has run out. Ask for a new one.");
            }

            var athleteId = invitation.Role == Role.Athlete ? await JoinAsAthleteAsync(context, invitation, account, cancellationToken).ConfigureAwait(false) : null;
            if (invitation.Role != Role.Athlete && invitation.GroupId is { } groupId
                && !await context.Set<GroupStaff>().AnyAsync(member => member.GroupId == groupId && member.AccountId == account.Id, cancellationToken).ConfigureAwait(false))
            {
                context.Add(new GroupStaff { GroupId = groupId, AccountId = account.Id });
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return (athleteId, null);
        }
    }

    private IQueryable<Invitation> Open(SquatCoachContext context)
    {
        var now = clock.GetUtcNow();
        return context.Invitations.Where(one => one.UsedAt == null && one.ExpiresAt > now && context.Users.Any(account => account.Id == one.CreatedById && account.DeletedAt == null));
    }

    private static async Task<string?> ObjectionAsync(SquatCoachContext context, Viewer inviter, InvitationRequest request, CancellationToken cancellationToken)
    {
        var mayInvite = request.Role switch
        {
            Role.Owner or Role.Coach => inviter.IsOwner,
            Role.Trainer => inviter.IsOwner || (inviter.IsCoach && request.GroupId is not null),
            _ => inviter.IsCoach && request.GroupId is not null,
        };
        if (!mayInvite || (request.GroupId is { } groupId && !await context.GroupsOf(inviter).AnyAsync(group => group.Id == groupId, cancellationToken).ConfigureAwait(false)))
        {
            return "Please choose one of your groups.";
        }

        if (request.AthleteId is { } athleteId && !await context.AthletesOf(inviter).AnyAsync(athlete => athlete.Id == athleteId && athlete.AccountId == null, cancellationToken).ConfigureAwait(false))
        {
            return "This athlete has an account already, or is not one of yours.";
        }

        return string.IsNullOrWhiteSpace(request.Note) ? "Please say for whom the link is." : null;
    }

    private async Task<Guid?> JoinAsAthleteAsync(SquatCoachContext context, Invitation invitation, Account account, CancellationToken cancellationToken)
    {
        var athlete = invitation.AthleteId is { } named
            ? await context.Athletes.FirstOrDefaultAsync(one => one.Id == named && one.AccountId == null, cancellationToken).ConfigureAwait(false)
            : null;
        athlete ??= await context.Athletes.Where(one => one.AccountId == account.Id && one.DeletedAt == null).OrderBy(one => one.CreatedAt).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (athlete is null)
        {
            athlete = new Athlete { Name = account.UserName!, CreatedAt = clock.GetUtcNow() };
            context.Athletes.Add(athlete);
        }

        athlete.AccountId = account.Id;
        if (invitation.GroupId is { } groupId && !await context.Set<GroupAthlete>().AnyAsync(place => place.GroupId == groupId && place.AthleteId == athlete.Id, cancellationToken).ConfigureAwait(false))
        {
            context.Add(new GroupAthlete { GroupId = groupId, AthleteId = athlete.Id });
        }

        return athlete.Id;
    }
}
