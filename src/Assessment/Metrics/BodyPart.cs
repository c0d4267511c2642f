namespace SquatCoach.Assessment;

/// <summary>Joints that a metric rests on, for asking how sure they are.</summary>
[Flags]
internal enum BodyPart
{
    None = 0,
    Legs = 1,
    Trunk = 2,
    Head = 4,
}
