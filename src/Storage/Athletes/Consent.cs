namespace SquatCoach.Storage;

/// <summary>An athlete's agreement to one purpose, given once and perhaps withdrawn. Rows are kept as the record of both.</summary>
public sealed class Consent
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid AthleteId { get; set; }

    public Athlete? Athlete { get; set; }

    public required ConsentPurpose Purpose { get; set; }

    public required DateTimeOffset GivenAt { get; set; }

    /// <summary>Who recorded it: the athlete's account, or staff for an athlete without one.</summary>
    public required Guid GivenById { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}
