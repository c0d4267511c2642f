using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>One figure that is followed from session to session, as it is shown and as goals are set for it.</summary>
/// <param name="Metric">As goals name it.</param>
/// <param name="Title">In the language of the reader.</param>
/// <param name="Unit">With its space where one belongs between; empty where there is none.</param>
/// <param name="Decimals">Shown at most.</param>
/// <param name="IsMoreBetter">More is the direction of a goal.</param>
/// <param name="Of">The figure of a session in the reader's unit; null where it was not measured.</param>
public sealed record ProgressMeasure(GoalMetric Metric, string Title, string Unit, int Decimals, bool IsMoreBetter, Func<TrainingSession, double?> Of)
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<ProgressMeasure> All() =>
    [
        new(GoalMetric.KneeFlexion, Speech.T("Knee flexion at the bottom"), "°", 0, true, session => session.KneeFlexionDegrees),
        new(GoalMetric.FaultsPerRep, Speech.T("Faults per rep"), "", 1, false, session => session.FaultsPerRep),
        new(GoalMetric.Asymmetry, Speech.T("Left–right difference"), " %", 0, false, session => session.AsymmetryPercent),
        new(GoalMetric.Variability, Speech.T("Depth, rep to rep"), "°", 1, false, session => session.KneeFlexionSpreadDegrees),
        new(GoalMetric.DescentSeconds, Speech.T("Seconds down"), Speech.T("{0} s", ""), 1, true, session => session.DescentSeconds),
        new(GoalMetric.Load, Speech.T("Heaviest load"), " " + Measures.LoadUnit, 1, true, session => session.LoadKilograms is { } load ? Measures.LoadNumber(load) : null),
    ];

    public string Text(double value) => Web.Text.Number(value, Decimals) + Unit;

    /// <summary>A goal's target in the reader's unit.</summary>
    public double TargetOf(Goal goal) => Metric == GoalMetric.Load ? Measures.LoadNumber(goal.Target) : goal.Target;

    /// <summary>The greatest target that is taken, in the reader's unit.</summary>
    public double GreatestTarget => Metric == GoalMetric.Load ? Measures.GreatestLoad(GoalBook.GreatestTarget) : GoalBook.GreatestTarget;

    /// <summary>What the reader typed as a target, as it is stored.</summary>
    public static double Stored(GoalMetric metric, double typed) => metric == GoalMetric.Load ? Measures.Kilograms(typed) : typed;

    /// <summary>The value is the target or better, in the precision that is shown.</summary>
    public bool IsReached(double value, double target) =>
        Math.Round(value, Decimals) is var shown && (IsMoreBetter ? shown >= Math.Round(target, Decimals) : shown <= Math.Round(target, Decimals));
}
