using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// Asks with every request whether the cookie's account is still what the cookie says. Identity's own check waits for minutes, in which
/// somebody whose rights were taken could still look at videos; one row by its key costs less than a millisecond.
/// </summary>
internal static class CookieCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stampType = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        var stamp = context.Principal?.FindFirstValue(stampType);
        if (Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && stamp is not null)
        {
            using var database = await services.GetRequiredService<IDbContextFactory<SquatCoachContext>>().CreateDbContextAsync(context.HttpContext.RequestAborted);
            if (await database.Users.AnyAsync(account => account.Id == id && account.SecurityStamp == stamp && account.DeletedAt == null, context.HttpContext.RequestAborted))
            {
                return;
            }
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
