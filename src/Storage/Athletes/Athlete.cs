namespace SquatCoach.Storage;

/// <summary>A person whose squats are analysed.</summary>
public sealed class Athlete
{
    public const int NameMaxLength = 80;

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The athlete's own account; null where they have none. One account can have a row with each coach who filmed them before.</summary>
    public Guid? AccountId { get; set; }

    public Account? Account { get; set; }

    /// <summary>In the trash since, with everything that belongs to them.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Not a person: part of the demonstration data.</summary>
    public bool IsMadeUp { get; set; }

    public List<Video> Videos { get; } = [];

    public List<GroupAthlete> Groups { get; } = [];

    public List<Consent> Consents { get; } = [];
}
