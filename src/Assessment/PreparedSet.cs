using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>A sequence in which the reps were found, before the network has seen them.</summary>
/// <param name="Joints">As they came.</param>
/// <param name="Track">The 2D track; null without a video.</param>
/// <param name="Signals">The curves that the reps were found in.</param>
/// <param name="Segmented">The reps.</param>
/// <param name="ToClassify">The same reps for the network, gaps filled, with their viewpoints.</param>
internal sealed record PreparedSet(
    JointSequence Joints, KeypointTrack? Track, RepSignals Signals, IReadOnlyList<SegmentedRep> Segmented, IReadOnlyList<RepOfSequence> ToClassify);
