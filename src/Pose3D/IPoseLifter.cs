using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>Lifts the 2D keypoints of one athlete to 3D joints.</summary>
public interface IPoseLifter : IDisposable
{
    /// <summary>How a report names the network.</summary>
    ModelUsed Identity { get; }

    /// <summary>
    /// T frames × 21 keypoints at any frame rate → frames × 19 joints at a constant 30 Hz from the first time stamp, metres,
    /// root-relative, z up along gravity, with an uncertainty for every joint. The size is that of a standard body, because one
    /// camera cannot see how tall somebody is. Frames far from any in which the athlete was seen are NaN.
    /// </summary>
    /// <returns>An empty sequence where nothing can be lifted: no frame, no hip ever seen, or nothing to measure the body by.</returns>
    JointSequence Lift(KeypointTrack track, CancellationToken cancellationToken = default);
}
