using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The roles for people.</summary>
internal static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Owner => "Owner",
        Role.Coach => "Coach",
        Role.Trainer => "Trainer",
        Role.Athlete => "Athlete",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };
}
