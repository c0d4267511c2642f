using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>One side of a comparison.</summary>
public sealed record ComparedRep(Guid VideoId, string Label, RepReport Rep)
{
    /// <summary>Whether keypoints are there to draw a skeleton from.</summary>
    public bool HasTrack { get; init; }

    /// <summary>From where the set was filmed.</summary>
    public ViewKind View { get; init; }

    /// <summary>Of the video, so that its place is kept until it is there.</summary>
    public int WidthPx { get; init; }

    /// <summary>Of the video.</summary>
    public int HeightPx { get; init; }
}
