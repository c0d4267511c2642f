namespace SquatCoach.Web;

/// <summary>The trash for programs.</summary>
internal sealed record TrashRows(IReadOnlyList<TrashRow> Athletes, IReadOnlyList<TrashRow> Videos);
