namespace SquatCoach.Storage;

/// <summary>Lets a program act as its account, as far as the account may, until it expires or is revoked.</summary>
public sealed class ApiToken
{
    public const int NameMaxLength = 60;

    /// <summary>Says at a glance, and to scanners of leaked secrets, what such a string is.</summary>
    public const string Prefix = "sqc_";

    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid AccountId { get; set; }

    public Account? Account { get; set; }

    public required string Name { get; set; }

    public required string TokenHash { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
