namespace SquatCoach.Storage;

/// <summary>An athlete in a group; an athlete can be in several, of several coaches.</summary>
public sealed class GroupAthlete
{
    public required Guid GroupId { get; set; }

    public AthleteGroup? Group { get; set; }

    public required Guid AthleteId { get; set; }

    public Athlete? Athlete { get; set; }
}
