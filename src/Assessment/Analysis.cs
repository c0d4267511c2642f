using SquatCoach.Capture;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>A report with what it stands on: the 2D track, the joints and the curves. Track is null without a video; the others where nobody was seen.</summary>
public sealed record Analysis(FormReport Report, KeypointTrack? Track, JointSequence? Joints, MotionSeries? Series)
{
    /// <summary>False where there is nobody to assess or no squat; the report says why in its warnings (exit code 4).</summary>
    public bool HasReps => Report.Reps.Count > 0;

    /// <summary>Where the time went; null without a video.</summary>
    public AnalysisTimes? Times { get; init; }

    /// <summary>By how much the picture was turned clockwise, unasked, because it is on its side; 0 where it was not.</summary>
    public int TurnedDegrees { get; init; }

    /// <summary>Who can be chosen as the athlete, by number; empty without a video.</summary>
    public IReadOnlyList<PersonSeen> People { get; init; } = [];

    /// <summary>The same people with their places in the picture; null without a video, or where nobody was seen.</summary>
    public PeopleInVideo? Places { get; init; }
}
