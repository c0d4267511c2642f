using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Each account reads in its own units; the choice travels in the cookie of the sign-in.</summary>
internal sealed class UnitChoice(RequestDelegate next)
{
    public const string ClaimType = "squatcoach-units";

    public Task InvokeAsync(HttpContext context)
    {
        Measures.Units = Enum.TryParse<UnitSystem>(context.User.FindFirstValue(ClaimType), out var units) ? units : UnitSystem.Metric;
        return next(context);
    }

    /// <summary>POST /account/units.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/account/units", async (HttpContext context, UserManager<Account> users, SignInManager<Account> signIn) =>
    {
        if (!Enum.TryParse<UnitSystem>(await context.FieldAsync("units"), out var wanted) || !Enum.IsDefined(wanted) || await users.GetUserAsync(context.User) is not { } account)
        {
            return Results.BadRequest();
        }

        account.Units = wanted;
        await users.UpdateAsync(account);
        await signIn.RefreshSignInAsync(account);
        return Results.LocalRedirect("/account");
    }).RequireAuthorization(Rights.SignedIn);
}
