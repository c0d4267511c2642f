namespace SquatCoach.Storage;

/// <summary>A link that lets one person in, once. The link holds the token, the database its hash.</summary>
public sealed class Invitation
{
    public const int NoteMaxLength = 80;

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string TokenHash { get; set; }

    /// <summary>What the person becomes, unless they have an account already.</summary>
    public required Role Role { get; set; }

    /// <summary>The group that the person joins: as an athlete, or as staff.</summary>
    public Guid? GroupId { get; set; }

    public AthleteGroup? Group { get; set; }

    /// <summary>The athlete that the person is; null makes a new one.</summary>
    public Guid? AthleteId { get; set; }

    public Athlete? Athlete { get; set; }

    /// <summary>For whom it was made, in the inviter's words.</summary>
    public required string Note { get; set; }

    public required Guid CreatedById { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public Guid? UsedById { get; set; }
}
