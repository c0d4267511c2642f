namespace SquatCoach.Web;

/// <summary>An athlete to choose from.</summary>
internal sealed record AthleteName(Guid Id, string Name);
