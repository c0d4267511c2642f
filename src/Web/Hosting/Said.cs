using System.Text;

namespace SquatCoach.Web;

/// <summary>One sentence that the next page shows, carried over a redirect in a cookie that the page takes away again.</summary>
internal static class Said
{
    private const string Cookie = "squatcoach-said";
    private const int MaxLength = 400;

    public static void Say(HttpContext context, string text)
    {
        var shortText = text.Length > MaxLength ? text[..MaxLength] : text;
        context.Response.Cookies.Append(Cookie, Convert.ToBase64String(Encoding.UTF8.GetBytes(shortText)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1) });
    }

    /// <summary>What was said, once.</summary>
    public static string? Take(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Cookie, out var value))
        {
            return null;
        }

        if (!context.Response.HasStarted)
        {
            context.Response.Cookies.Delete(Cookie);
        }

        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }
}
