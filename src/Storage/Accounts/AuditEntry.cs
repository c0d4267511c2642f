namespace SquatCoach.Storage;

/// <summary>Who did or saw what. Entries about an athlete go with the athlete.</summary>
public sealed class AuditEntry
{
    public const int DetailMaxLength = 200;

    public long Id { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Null for nobody in particular: a failed sign-in, a visitor with a shared link, the program itself.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>The name at that time; it stays readable when the account is gone.</summary>
    public required string Who { get; set; }

    public required AuditAction Action { get; set; }

    public Guid? AthleteId { get; set; }

    public Athlete? Athlete { get; set; }

    public Guid? VideoId { get; set; }

    public required string Detail { get; set; }
}
