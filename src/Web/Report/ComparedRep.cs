using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>One side of a comparison.</summary>
public sealed record ComparedRep(Guid VideoId, string Label, RepReport Rep);
