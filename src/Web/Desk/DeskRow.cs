namespace SquatCoach.Web;

/// <summary>One athlete on the coach's desk.</summary>
/// <param name="AthleteId">Whose page to open.</param>
/// <param name="Name">The athlete.</param>
/// <param name="LastAt">The last set; null where there is none in the time looked at.</param>
/// <param name="LastVideoId">Its report.</param>
/// <param name="UnreadVideoIds">Reports that this coach has not opened, newest first.</param>
/// <param name="Concerns">What needs a look, each in one sentence.</param>
public sealed record DeskRow(Guid AthleteId, string Name, DateTimeOffset? LastAt, Guid? LastVideoId, IReadOnlyList<Guid> UnreadVideoIds, IReadOnlyList<DeskConcern> Concerns);
