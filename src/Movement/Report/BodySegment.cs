namespace SquatCoach.Movement;

/// <summary>The segments of the body that a report can point at when it says why.</summary>
public enum BodySegment
{
    /// <summary>Left hip to left knee.</summary>
    LeftThigh,
    RightThigh,

    /// <summary>Left knee to left ankle.</summary>
    LeftShank,
    RightShank,

    /// <summary>Hips to neck, the hips included.</summary>
    Trunk,

    /// <summary>Neck to shoulders; the arms hang on them.</summary>
    Shoulders,

    /// <summary>Neck to the top of the head, with the face.</summary>
    Head,
}
