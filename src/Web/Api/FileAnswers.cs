namespace SquatCoach.Web;

/// <summary>Says of a route that it answers with a file.</summary>
internal static class FileAnswers
{
    public static TRoute SendsFile<TRoute>(this TRoute route, params string[] mediaTypes)
        where TRoute : IEndpointConventionBuilder => route.WithMetadata(new FileAnswer(mediaTypes, HasRanges: false));

    /// <summary>The same, in ranges where asked for.</summary>
    public static TRoute SendsFileInRanges<TRoute>(this TRoute route, params string[] mediaTypes)
        where TRoute : IEndpointConventionBuilder => route.WithMetadata(new FileAnswer(mediaTypes, HasRanges: true));
}
