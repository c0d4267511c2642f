namespace SquatCoach.Movement;

/// <summary>The limb lengths that a report stands on.</summary>
/// <param name="Measured">From this video alone: what later sessions of the athlete are joined with.</param>
/// <param name="Used">Joined with the athlete's past sessions; the measured ones where there are none.</param>
/// <param name="PastSessions">How many past sessions were joined.</param>
public sealed record LimbReport(LimbLengths Measured, LimbLengths Used, int PastSessions);
