namespace SquatCoach.Web;

/// <summary>The progress of an athlete for programs: sessions, oldest first, and the bests among them.</summary>
internal sealed record AthleteProgress(IReadOnlyList<SessionRow> Sessions, IReadOnlyList<PersonalBest> Bests);
