namespace SquatCoach.Movement;

/// <summary>Where in a rep a frame lies.</summary>
public enum RepPhase
{
    Standing,
    Descent,
    Bottom,
    Ascent,
}
