using Microsoft.Net.Http.Headers;
using SquatCoach.Assessment;

namespace SquatCoach.Web;

/// <summary>
/// In which language a request is answered: the one chosen on the site, kept in a cookie; else the first that the browser asks for and the site speaks;
/// else English.
/// </summary>
internal sealed class LanguageChoice(RequestDelegate next)
{
    public const string Cookie = "squatcoach-language";
    public const string Path = "/language";

    public Task InvokeAsync(HttpContext context)
    {
        Speech.Language = Of(context.Request);
        return next(context);
    }

    /// <summary>POST /language: keeps the choice and goes back to the page; works signed out, too.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, async (HttpContext context) =>
    {
        var wanted = await context.FieldAsync("language");
        if (Languages.All.Contains(wanted))
        {
            context.Response.Cookies.Append(Cookie, wanted, new CookieOptions { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }

        return Results.LocalRedirect(LocalUrl.Of(await context.FieldAsync("back")));
    }).AllowAnonymous();

    internal static string Of(HttpRequest request)
    {
        if (request.Cookies.TryGetValue(Cookie, out var chosen) && Languages.All.Contains(chosen))
        {
            return chosen;
        }

        var wishes = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var parsed) ? parsed : [];
        return wishes.Where(wish => wish.Quality is not 0).OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => wish.Value.Value!.Split('-')[0].ToLowerInvariant()).FirstOrDefault(code => Languages.All.Contains(code)) ?? Languages.English;
    }
}
