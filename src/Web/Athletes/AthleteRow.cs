namespace SquatCoach.Web;

/// <summary>An athlete in the list.</summary>
internal sealed record AthleteRow(Guid Id, string Name, bool IsMadeUp, bool HasAccount, int VideoCount, int RepCount, int GoodRepCount, DateTimeOffset? LastUploadAt);
