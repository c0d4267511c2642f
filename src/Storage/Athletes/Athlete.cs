namespace SquatCoach.Storage;

/// <summary>A person whose squats are analysed.</summary>
public sealed class Athlete
{
    public const int NameMaxLength = 80;

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public List<Video> Videos { get; } = [];
}
