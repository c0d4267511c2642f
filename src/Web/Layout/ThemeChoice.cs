namespace SquatCoach.Web;

/// <summary>
/// Light or dark: what was chosen on the account page; else the system's, which theme.js follows. Kept in a cookie and not with the account: a phone
/// in a dark gym and the screen at a desk want different ones.
/// </summary>
internal static class ThemeChoice
{
    public const string Cookie = "squatcoach-theme";
    public const string Light = "light";
    public const string Dark = "dark";

    /// <summary>The value of the form that forgets a choice.</summary>
    public const string System = "system";

    /// <summary>light or dark; null for the system's.</summary>
    public static string? Of(HttpRequest request) => request.Cookies.TryGetValue(Cookie, out var chosen) && chosen is Light or Dark ? chosen : null;

    /// <summary>POST /account/theme.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/account/theme", async (HttpContext context) =>
    {
        var wanted = await context.FieldAsync("theme");
        if (wanted is Light or Dark)
        {
            context.Response.Cookies.Append(Cookie, wanted, Kept(context));
        }
        else if (wanted == System)
        {
            context.Response.Cookies.Delete(Cookie, Kept(context));
        }
        else
        {
            return Results.BadRequest();
        }

        return Results.LocalRedirect("/account");
    }).RequireAuthorization(Rights.SignedIn);

    private static CookieOptions Kept(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true };
}
