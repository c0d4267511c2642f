namespace SquatCoach.Web;

/// <summary>On a route: an exercise, load or RPE that there cannot be counts as nothing said. A video that took minutes to send is not refused for its label.</summary>
internal sealed class LooseQuery
{
    private LooseQuery()
    {
    }

    public static LooseQuery Taken { get; } = new();
}
