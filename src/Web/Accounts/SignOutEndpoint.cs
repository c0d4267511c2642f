using Microsoft.AspNetCore.Identity;
using SquatCoach.Storage;

namespace SquatCoach.Web;

internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.Redirect("/sign-in");
        }).RequireAuthorization(Rights.SignedIn);
}
