namespace SquatCoach.Movement;

/// <summary>Which limbs are set to unit length before distances are taken (Ogata et al., CVPR Workshops 2019).</summary>
public enum LimbLengthMode
{
    None,

    /// <summary>The limbs of the head: nose, eyes, ears and head top.</summary>
    Head,

    /// <summary>Every limb.</summary>
    Full,
}
