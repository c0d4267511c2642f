namespace SquatCoach.Web;

/// <summary>An athlete to choose from, and whether videos of them may be taken.</summary>
public sealed record AthleteName(Guid Id, string Name, Guid? AccountId, bool IsAnalysisAgreed);
