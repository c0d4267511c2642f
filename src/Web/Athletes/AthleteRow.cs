namespace SquatCoach.Web;

/// <summary>An athlete in the list.</summary>
internal sealed record AthleteRow(Guid Id, string Name, bool IsMadeUp, bool HasAccount)
{
    public int VideoCount { get; init; }

    public int RepCount { get; init; }

    public int GoodRepCount { get; init; }

    public DateTimeOffset? LastUploadAt { get; init; }
}
