namespace SquatCoach.Storage;

/// <summary>Which squat a set is. What is good in one is a fault in another, so only sets of one exercise are compared.</summary>
public enum Exercise
{
    /// <summary>Without a load.</summary>
    Bodyweight,

    /// <summary>A bar on the upper back.</summary>
    BackSquat,

    /// <summary>A bar on the front of the shoulders.</summary>
    FrontSquat,

    /// <summary>A weight held before the chest.</summary>
    Goblet,

    /// <summary>A bar held over the head.</summary>
    Overhead,

    /// <summary>Any other.</summary>
    Other,
}
