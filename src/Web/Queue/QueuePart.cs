namespace SquatCoach.Web;

/// <summary>One page of the list of videos, and whether there are older ones.</summary>
internal sealed record QueuePart(IReadOnlyList<QueueRow> Rows, bool HasOlder);
