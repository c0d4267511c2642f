namespace SquatCoach.Web;

/// <summary>What the form for a shared link sends.</summary>
internal sealed class ShareInput
{
    public int Days { get; set; } = 7;

    public bool WithVideo { get; set; }
}
