using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>One rep of the mannequin at one stage: mean probability of each fault (null: not assessable), how often it is named, of how many draws.</summary>
public sealed record FaultSurveyRow(string Stage, Fault? TrueFault, ImmutableArray<double?> Probabilities, ImmutableArray<int> Named, int Draws);
