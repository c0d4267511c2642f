namespace SquatCoach.Movement;

/// <summary>A fault over the whole set.</summary>
public sealed record FaultSummary(Fault Fault, int RepsWithFault, int RepsAssessed, double MaxProbability);
