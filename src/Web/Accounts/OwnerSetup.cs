using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// Makes the owner's account at the first start, and where the only owner is in the trash. Whoever holds the token that was printed on the console, and nobody else, may do it, once.
/// The token lives in memory only; a restart before the set-up prints a new one.
/// </summary>
internal sealed class OwnerSetup(IServiceScopeFactory scopes, AccountBook accounts, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The token to print, while the site has no owner; null afterwards.</summary>
    public string? Token { get; private set; }

    public bool IsOpen => Token is not null;

    public async Task OpenIfNeededAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SquatCoachContext>();
        Token = await context.Users.AnyAsync(account => account.Role == Role.Owner && account.DeletedAt == null, cancellationToken) ? null : RandomNumberGenerator.GetHexString(64, lowercase: true);
    }

    public bool Accepts(string? token) =>
        Token is { } expected && token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(expected));

    /// <summary>Makes the account and closes the set-up for good.</summary>
    /// <returns>The account, or the reasons why there is none.</returns>
    public async Task<(Account? Owner, IReadOnlyList<string> Problems)> CreateAsync(string? token, string name, string password)
    {
        await _turn.WaitAsync();
        try
        {
            if (!Accepts(token))
            {
                return (null, ["This link is not valid any more. Start the site again to get a new one."]);
            }

            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var owner = new Account { Id = Guid.NewGuid(), UserName = name.Trim(), CreatedAt = clock.GetUtcNow(), Role = Role.Owner };
            var created = await users.CreateAsync(owner, password);
            if (!created.Succeeded)
            {
                return (null, [.. created.Errors.Select(error => error.Description)]);
            }

            await accounts.AdoptAsync(owner.Id, CancellationToken.None);
            Token = null;
            return (owner, []);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
