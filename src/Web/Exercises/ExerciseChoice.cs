using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Which sets a page is about: all, those of one exercise, or those of which nobody said what they are (null).</summary>
public readonly record struct ExerciseChoice(bool IsAll, Exercise? Exercise)
{
    private const string AllField = "all";
    private const string UnsaidField = "unsaid";

    public static ExerciseChoice All => new(true, null);

    /// <summary>In the address of a page.</summary>
    public string Field => IsAll ? AllField : ExerciseNames.Field(Exercise) ?? UnsaidField;

    public string Name => IsAll ? Speech.T("All exercises") : Exercise is { } known ? ExerciseNames.Of(known) : Speech.T("Not said");

    /// <summary>What an address asks for; null where it asks for nothing that is known.</summary>
    public static ExerciseChoice? Find(string? field) => field switch
    {
        AllField => All,
        UnsaidField => new ExerciseChoice(false, null),
        _ => ExerciseNames.Find(field) is { } exercise ? new ExerciseChoice(false, exercise) : null,
    };

    public bool Holds(Exercise? exercise) => IsAll || exercise == Exercise;
}
