namespace SquatCoach.Web;

/// <summary>A token for programs; its secret is not kept.</summary>
internal sealed record TokenRow(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);
