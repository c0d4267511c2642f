namespace SquatCoach.Movement;

/// <summary>A fault seen in a rep: how sure (0…1), when, what speaks for it, and one cue in plain words.</summary>
public sealed record FaultFinding(Fault Fault, double Probability, double FromSeconds, double ToSeconds, string Evidence, string Cue);
