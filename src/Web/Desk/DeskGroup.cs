namespace SquatCoach.Web;

/// <summary>A group of the viewer, to look at alone.</summary>
internal sealed record DeskGroup(Guid Id, string Name);
