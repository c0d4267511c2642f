using System.Text.Json;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Exercises as people and as programs call them.</summary>
internal static class ExerciseNames
{
    private static readonly Exercise[] _all = Enum.GetValues<Exercise>();

    public static string Of(Exercise exercise) => exercise switch
    {
        Exercise.Bodyweight => Speech.T("Bodyweight squat"),
        Exercise.BackSquat => Speech.T("Back squat"),
        Exercise.FrontSquat => Speech.T("Front squat"),
        Exercise.Goblet => Speech.T("Goblet squat"),
        Exercise.Overhead => Speech.T("Overhead squat"),
        Exercise.Other => Speech.T("Another squat"),
        _ => throw new ArgumentOutOfRangeException(nameof(exercise), exercise, "Not an exercise."),
    };

    /// <summary>back_squat: in addresses, forms and files.</summary>
    public static string Field(Exercise exercise) => JsonNamingPolicy.SnakeCaseLower.ConvertName(exercise.ToString());

    /// <inheritdoc cref="Field(Exercise)"/>
    public static string? Field(Exercise? exercise) => exercise is { } known ? Field(known) : null;

    /// <summary>Null for anything that is no exercise: nothing said.</summary>
    public static Exercise? Find(string? field)
    {
        foreach (var exercise in _all)
        {
            if (Field(exercise) == field)
            {
                return exercise;
            }
        }

        return null;
    }
}
