using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A goal for programs, loads in kilograms.</summary>
internal sealed record GoalRow(string Metric, string? Exercise, double Target, DateOnly? By, string SetBy, DateTimeOffset SetAt)
{
    public static GoalRow Of(Goal goal) => new(ApiNames.Of(goal.Metric), ExerciseNames.Field(goal.Exercise), goal.Target, goal.By, goal.SetBy, goal.SetAt);
}
