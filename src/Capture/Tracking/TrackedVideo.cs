using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>What was seen of the athlete in a video.</summary>
/// <param name="Video">The video in the words of the report.</param>
/// <param name="Track">Keypoints in pixels of the full upright frame; frames in which the athlete was not seen are empty.</param>
/// <param name="PeopleSeen">The largest number of people found at once.</param>
/// <param name="Warnings">What in the footage limits the report.</param>
/// <param name="Times">Where the time went.</param>
public sealed record TrackedVideo(
    VideoDescription Video,
    KeypointTrack Track,
    int PeopleSeen,
    IReadOnlyList<ReportWarning> Warnings,
    StageTimes Times)
{
    /// <summary>Who can be chosen as the athlete (<see cref="TrackerOptions.Athlete"/>), by number.</summary>
    public IReadOnlyList<PersonSeen> People { get; init; } = [];

    /// <summary>The same people with their places in the picture; null where nobody was seen.</summary>
    public PeopleInVideo? Places { get; init; }

    internal UprightTurn? Upright { get; init; }

    /// <summary>
    /// The clockwise turn after which people stand in the picture, 90, 180 or 270; 0 where they stand in it as it is, or nobody would either way. Whoever does push-ups seems to
    /// stand on the wall of a turned room. Looks at a few frames again with the tracker's networks, a fifth of a second on one core.
    /// </summary>
    public int FindUprightTurnDegrees() => Upright?.Degrees() ?? 0;
}
