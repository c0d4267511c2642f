namespace SquatCoach.Storage;

/// <summary>Athletes and the staff who work with them. Whoever is staff of a group sees its athletes.</summary>
public sealed class AthleteGroup
{
    public const int NameMaxLength = 60;

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public List<GroupStaff> Staff { get; } = [];

    public List<GroupAthlete> Athletes { get; } = [];
}
