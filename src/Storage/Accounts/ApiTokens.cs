using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>Makes, checks and revokes tokens for programs.</summary>
public sealed class ApiTokens(IDbContextFactory<SquatCoachContext> contexts, TimeProvider clock)
{
    // Long enough for a script of a season, short enough that a forgotten one dies.
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(180);
    private static readonly TimeSpan _noteUseEvery = TimeSpan.FromMinutes(1);

    /// <returns>The token; it cannot be read again.</returns>
    public async Task<string> CreateAsync(Guid accountId, string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var secret = ApiToken.Prefix + SecretToken.New();
        var now = clock.GetUtcNow();
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var shortName = name.Trim() is { Length: > ApiToken.NameMaxLength } tooLong ? tooLong[..ApiToken.NameMaxLength] : name.Trim();
        context.ApiTokens.Add(new ApiToken { AccountId = accountId, Name = shortName, TokenHash = SecretToken.HashOf(secret), CreatedAt = now, ExpiresAt = now + _lifetime });
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return secret;
    }

    public async Task<IReadOnlyList<ApiToken>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.ApiTokens.AsNoTracking().Where(token => token.AccountId == accountId).OrderBy(token => token.CreatedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> RevokeAsync(Guid accountId, Guid tokenId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.ApiTokens.Where(token => token.AccountId == accountId && token.Id == tokenId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>The account behind a token; null where it is unknown, expired or its account in the trash.</summary>
    public async Task<Account?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var hash = SecretToken.HashOf(secret);
        var now = clock.GetUtcNow();
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var token = await context.ApiTokens.Include(one => one.Account).FirstOrDefaultAsync(one => one.TokenHash == hash && one.ExpiresAt > now, cancellationToken).ConfigureAwait(false);
        if (token?.Account is not { DeletedAt: null } account)
        {
            return null;
        }

        if (token.LastUsedAt is not { } last || now - last > _noteUseEvery)
        {
            await context.ApiTokens.Where(one => one.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsedAt, now), cancellationToken).ConfigureAwait(false);
        }

        return account;
    }
}
