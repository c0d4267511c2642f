namespace SquatCoach.Web;

/// <summary>What the form for an invitation sends.</summary>
internal sealed class InviteInput
{
    public string Role { get; set; } = "";

    public Guid? Group { get; set; }

    public Guid? Athlete { get; set; }

    public string Note { get; set; } = "";
}
