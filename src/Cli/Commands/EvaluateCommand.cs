using System.CommandLine;

namespace SquatCoach.Cli;

/// <summary><c>evaluate</c>: how good the analysis is, measured.</summary>
public static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Measure how good the analysis is.")
    {
        EvaluateClipsCommand.Create(),
        EvaluateAccuracyCommand.Create(),
        EvaluateWorldCommand.Create(),
        EvaluateFaultsCommand.Create(),
        EvaluateSheetCommand.Create(),
        EvaluateRangesCommand.Create(),
        EvaluateMetricsCommand.Create(),
        EvaluateSpeedCommand.Create(),
        EvaluateNeutralCommand.Create(),
    };
}
