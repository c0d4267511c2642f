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

    /// <param name="Name">Shown on every page.</param>
    /// <param name="Group">Name of the group.</param>
    /// <param name="DaysBetween">From one session to the next.</param>
    /// <param name="FirstLoadKilograms">In the first session; null for squats without a bar.</param>
    /// <param name="Course">Which of <see cref="Sets"/> are done, from the first session to the last.</param>
    /// <param name="PausedDays">So long ago was the last session.</param>
    /// <param name="Goals">What is agreed with the coach, and by how many days from now.</param>
    public sealed record Person(string Name, string Group, int DaysBetween, double? FirstLoadKilograms, ImmutableArray<int> Course, int PausedDays, ImmutableArray<(GoalMetric Metric, double Target, int Days)> Goals);

    public static ImmutableArray<Person> Athletes { get; } =
    [
        new("Anna", "Juniors", 4, 30, [0, 1, 1, 2, 2, 4, 5], 0, [(GoalMetric.KneeFlexion, 120, 30), (GoalMetric.FaultsPerRep, 0.2, 30)]),
        new("Ben", "Juniors", 7, 60, [2, 4, 5, 4, 2, 3, 1], 1, [(GoalMetric.Load, 80, 60)]),
        new("Chloe", "Juniors", 9, null, [0, 0, 2, 1, 2], 12, []),
        new("Dev", "Evening group", 7, 80, [4, 5, 5, 4, 5], 2, [(GoalMetric.Load, 100, 45)]),
    ];
}
