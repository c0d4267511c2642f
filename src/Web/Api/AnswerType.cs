namespace SquatCoach.Web;

/// <summary>On a route: what it answers with.</summary>
internal sealed record AnswerType(Type Type);
