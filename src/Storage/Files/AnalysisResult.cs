using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>What an analysis leaves behind. Track, joints and series are null where nobody was seen.</summary>
public sealed record AnalysisResult(FormReport Report, KeypointTrack? Track, JointSequence? Joints, MotionSeries? Series)
{
    /// <summary>Who else might be the athlete; null where nobody was seen.</summary>
    public PeopleInVideo? People { get; init; }
}
