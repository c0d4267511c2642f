namespace SquatCoach.Movement;

/// <summary>What may be said of a rep. <see cref="NotAssessable"/> is an answer, not a failure.</summary>
public enum Verdict
{
    Good,
    Faults,
    NotAssessable,
}
