using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The roles for people.</summary>
internal static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Owner => Speech.T("Owner"),
        Role.Coach => Speech.T("Coach"),
        Role.Trainer => Speech.T("Trainer"),
        Role.Athlete => Speech.T("Athlete"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };
}
