using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>One rep of a <see cref="TrainingSet"/>: the figures that are followed, null where they could not be judged.</summary>
public sealed record TrainingRep(Verdict Verdict, double? KneeFlexionDegrees, double? AsymmetryPercent, double DescentSeconds, IReadOnlyList<Fault> Faults);
