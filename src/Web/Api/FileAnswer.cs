namespace SquatCoach.Web;

/// <summary>On a route: it answers with a file, or a stream, of one of these media types; for the OpenAPI document.</summary>
/// <param name="MediaTypes">Without a character set.</param>
/// <param name="HasRanges">Parts of it may be asked for.</param>
internal sealed record FileAnswer(IReadOnlyList<string> MediaTypes, bool HasRanges)
{
    public bool IsText => MediaTypes.All(type => type.StartsWith("text/", StringComparison.Ordinal));

    public bool IsJson => MediaTypes is ["application/json"];
}
