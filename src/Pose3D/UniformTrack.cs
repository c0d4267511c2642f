using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// A keypoint track at a constant frame rate: T frames × 21 keypoints × (x, y, confidence), pixels, y down. What was not seen has
/// confidence 0 and a position on the straight line between the sightings around it; a keypoint never seen is NaN throughout.
/// </summary>
internal sealed class UniformTrack(double frameRateHz, double startSeconds, float[] points, bool[] isNearSighting)
{
    public double FrameRateHz { get; } = frameRateHz;

    public double StartSeconds { get; } = startSeconds;

    public int FrameCount => isNearSighting.Length;

    /// <summary>T × 21 × 3, flat.</summary>
    public ReadOnlySpan<float> Points => points;

    /// <summary>Whether the athlete was seen within half a second of the frame.</summary>
    public bool IsNearSighting(int frame) => isNearSighting[frame];

    public ReadOnlySpan<float> Frame(int frame) => points.AsSpan(frame * KeypointTrack.ValuesPerFrame, KeypointTrack.ValuesPerFrame);
}
