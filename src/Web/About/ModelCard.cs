namespace SquatCoach.Web;

/// <summary>What a network says of itself: its sidecar, and its card as text where there is one.</summary>
internal sealed record ModelCard(string Name, string Version, string Task, string Sha256, IReadOnlyList<KeyValuePair<string, string>> Metrics, string? CardText);
