namespace SquatCoach.Movement;

/// <summary>From where the camera sees the athlete.</summary>
public enum ViewKind
{
    Unknown,
    Side,
    Front,
    Oblique,
    Back,
}
