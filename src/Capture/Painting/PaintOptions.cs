using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>What is changed in a copy of a video.</summary>
public sealed record PaintOptions
{
    /// <summary>The skeleton is drawn over the athlete.</summary>
    public bool DrawsSkeleton { get; init; }

    /// <summary>Faces are blurred: the athlete's, those of everybody in <see cref="People"/>, and all that is around the athlete, where somebody may stand who was not found.</summary>
    public bool BlursFaces { get; init; }

    public PeopleInVideo? People { get; init; }

    /// <summary>Longer side of the copy at most.</summary>
    public int LongSidePx { get; init; } = 1280;
}
