namespace SquatCoach.Web;

/// <summary>A link that was made; it cannot be read again.</summary>
internal sealed record MadeLink(Uri Link);
