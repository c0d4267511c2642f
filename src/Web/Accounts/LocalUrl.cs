namespace SquatCoach.Web;

/// <summary>Where to go after signing in: only ever a page of this site.</summary>
internal static class LocalUrl
{
    public static string Of(string? url) =>
        url is { Length: > 0 } && url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl) ? url : "/";
}
