using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>A rep to be judged, with the sequence that it is of.</summary>
/// <param name="Joints">T frames × 19 joints; unknown joints are NaN (fill what can be filled first).</param>
/// <param name="Rep">Frames of <paramref name="Joints"/>.</param>
/// <param name="Viewpoint">From where it was seen.</param>
public readonly record struct RepOfSequence(JointSequence Joints, Rep Rep, Viewpoint Viewpoint);
