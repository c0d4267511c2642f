namespace SquatCoach.Assessment;

/// <summary>The athlete's own left or right.</summary>
internal enum BodySide
{
    Left,
    Right,
}
