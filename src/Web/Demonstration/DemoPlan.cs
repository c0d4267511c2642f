using System.Collections.Immutable;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Who is in the demonstration data, and how each of them trains. Nobody of them exists.</summary>
internal static class DemoPlan
{
    /// <summary>For data that anybody may see, on a site that listens on this machine only.</summary>
    public const string Password = "demo squat coach";

    public const string Coach = "Carla";
    public const string Trainer = "Theo";
    public const string Owner = "Olive";

    public const int Weeks = 16;

    /// <summary>Different sets of the mannequin, from many faults to none. Null is a good rep.</summary>
    public static ImmutableArray<ImmutableArray<Fault?>> Sets { get; } =
    [
        [Fault.Shallow, Fault.InwardKnees, Fault.Shallow],
        [Fault.InwardKnees, null, Fault.InwardKnees],
        [null, Fault.Shallow, null],
        [null, Fault.RoundBack, null],
        [null, null, null],
        [null, null, null, null],
    ];

    /// <summary>The order in which the sets are made: after the first, everybody's pages show something.</summary>
    public static ImmutableArray<int> MostUsedFirst { get; } = [2, 4, 5, 1, 0, 3];

    /// <param name="Name">Shown on every page.</param>
    /// <param name="Group">Name of the group.</param>
    /// <param name="DaysBetween">From one session to the next.</param>
    /// <param name="FirstLoadKilograms">In the first session; null for squats without a bar.</param>
    /// <param name="Course">Which of <see cref="Sets"/> are done, from the first session to the last.</param>
    /// <param name="PausedDays">So long ago was the last session.</param>
    /// <param name="Goals">What is agreed with the coach, and by how many days from now.</param>
    /// <param name="Exercises">In turns, from the first session on.</param>
    public sealed record Person(string Name, string Group, int DaysBetween, double? FirstLoadKilograms, ImmutableArray<int> Course, int PausedDays, ImmutableArray<(GoalMetric Metric, double Target, int Days)> Goals, ImmutableArray<Exercise> Exercises);

    /// <param name="Number">From 0.</param>
    /// <param name="FromTheLast">1 for the last.</param>
    /// <param name="Set">Which of <see cref="Sets"/> it shows.</param>
    /// <param name="Exercise">What is said to have been done.</param>
    public sealed record Session(int Number, int FromTheLast, int Set, Exercise Exercise);

    /// <summary>Whose set of today the networks track.</summary>
    public static Person Tracked => Athletes[1];

    /// <summary>All sessions of a person who began on a day; the same every time it is asked.</summary>
    public static IEnumerable<(Session Session, DateTimeOffset At)> SessionsOf(Person person, DateTimeOffset begin)
    {
        var last = begin.AddDays((Weeks * 7) - person.PausedDays).AddHours(-2);
        var count = ((Weeks * 7) - person.PausedDays) / person.DaysBetween;
        for (var number = 0; number < count; number++)
        {
            yield return (
                new Session(number, count - number, person.Course[number * person.Course.Length / count], person.Exercises[number % person.Exercises.Length]),
                last.AddDays(-(count - 1 - number) * person.DaysBetween));
        }
    }

    public static ImmutableArray<Person> Athletes { get; } =
    [
        new("Anna", "Juniors", 4, 30, [0, 1, 1, 2, 2, 4, 5], 0, [(GoalMetric.KneeFlexion, 120, 30), (GoalMetric.FaultsPerRep, 0.2, 30)], [Exercise.BackSquat, Exercise.BackSquat, Exercise.FrontSquat]),
        new("Ben", "Juniors", 7, 60, [2, 4, 5, 4, 2, 3, 1], 1, [(GoalMetric.Load, 80, 60)], [Exercise.BackSquat]),
        new("Chloe", "Juniors", 9, null, [0, 0, 2, 1, 2], 12, [], [Exercise.Bodyweight]),
        new("Dev", "Evening group", 7, 80, [4, 5, 5, 4, 5], 2, [(GoalMetric.Load, 100, 45)], [Exercise.BackSquat, Exercise.FrontSquat]),
    ];
}
