namespace SquatCoach.Web;

/// <summary>An athlete or one of the staff, for programs; the role is only said of staff.</summary>
internal sealed record PersonRow(Guid Id, string Name, string? Role);
