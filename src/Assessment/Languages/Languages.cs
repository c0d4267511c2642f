using System.Collections.Immutable;

namespace SquatCoach.Assessment;

/// <summary>The languages that reports and pages speak, by their ISO 639-1 codes.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Korean = "ko";
    public const string Japanese = "ja";

    public static ImmutableArray<string> All { get; } = [English, Korean, Japanese];
}
