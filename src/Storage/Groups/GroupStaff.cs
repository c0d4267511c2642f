namespace SquatCoach.Storage;

/// <summary>A coach or trainer of a group.</summary>
public sealed class GroupStaff
{
    public required Guid GroupId { get; set; }

    public AthleteGroup? Group { get; set; }

    public required Guid AccountId { get; set; }

    public Account? Account { get; set; }
}
