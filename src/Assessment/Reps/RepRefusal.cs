namespace SquatCoach.Assessment;

/// <summary>Why a dip of the hips is no squat.</summary>
internal enum RepRefusal
{
    None,
    TooSmallForTheSet,
    TooShort,
    TooLong,
    LegsHardlySeen,
    KneesStayStraight,
    OneKneeOnly,
    Lying,
    NeverUpright,
    HandsOnTheFloor,
    Bow,
    PickedUp,
    FeetMoved,
    FellFromAHeight,
    FeetSplit,
    FootLifted,
    HipsToOneSide,
}
