namespace SquatCoach.Web;

/// <summary>On a route: what it takes as its body.</summary>
internal sealed record BodyType(Type Type);
