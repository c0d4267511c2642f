using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What the site keeps about an account itself, for account.json of its own <see cref="DataPackage"/>: never a password, a key or a hash of one.</summary>
internal sealed class AccountPackage(IDbContextFactory<SquatCoachContext> contexts)
{
    // What a coach did for others is told in the others' packages, not here.
    private static readonly AuditAction[] _ofTheAccount =
    [
        AuditAction.SignedIn, AuditAction.SignInFailed, AuditAction.PasswordChanged, AuditAction.TwoFactorChanged,
        AuditAction.TokenMade, AuditAction.TokenRevoked, AuditAction.Joined,
    ];

    /// <summary>The account's details, its tokens without their secrets, and when it was signed in to or somebody tried.</summary>
    public async Task<object> DescribeAsync(Guid accountId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await context.Users.AsNoTracking().SingleAsync(one => one.Id == accountId, cancellationToken);
        var name = account.UserName!;

        // A failed sign-in belongs to no account, only to the name that was typed; before this account was made the name was somebody else's.
        var signIns = context.Audit.Where(entry => entry.AthleteId == null && _ofTheAccount.Contains(entry.Action)
            && (entry.AccountId == accountId || (entry.AccountId == null && entry.At >= account.CreatedAt && EF.Functions.Collate(entry.Who, "NOCASE") == name)));
        return new
        {
            Name = name,
            account.Role,
            account.CreatedAt,
            IsTwoFactorOn = account.TwoFactorEnabled,
            account.Units,
            Tokens = await context.ApiTokens.Where(token => token.AccountId == accountId).OrderBy(token => token.CreatedAt).Select(token => new { token.Name, token.CreatedAt, token.ExpiresAt, token.LastUsedAt }).ToListAsync(cancellationToken),
            SignIns = await signIns.OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Select(entry => new { entry.At, entry.Who, entry.Action, entry.Detail }).ToListAsync(cancellationToken),
        };
    }
}
