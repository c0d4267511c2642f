using Microsoft.AspNetCore.Identity;

namespace SquatCoach.Storage;

/// <summary>Who may sign in. <see cref="IdentityUser{TKey}.UserName"/> is the name typed at the sign-in page.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public DateTimeOffset CreatedAt { get; set; }

    public Role Role { get; set; }

    public UnitSystem Units { get; set; }

    /// <summary>In the trash since; such an account cannot sign in.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
