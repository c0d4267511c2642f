using System.Security.Claims;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Names of the rules that a route can ask for, and the viewer behind a request. Which athletes a viewer sees is decided in <see cref="Visibility"/>.</summary>
internal static class Rights
{
    /// <summary>Everybody who signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Owner, coaches, trainers.</summary>
    public const string Staff = "staff";

    /// <summary>Owner, coaches.</summary>
    public const string Coach = "coach";

    public const string Owner = "owner";

    public static Viewer Viewer(this HttpContext context) => context.User.Viewer();

    public static Viewer Viewer(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Viewer(id, role)
            : Storage.Viewer.Nobody;

    public static string ViewerName(this HttpContext context) => context.User.Identity?.Name ?? "";
}
