using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>What the keypoint network says of several people in one frame; written by the estimator, overwritten by its next call.</summary>
/// <param name="capacity">At most so many people.</param>
public sealed class PoseBatch(int capacity)
{
    private readonly float[] _points = new float[capacity * KeypointTrack.ValuesPerFrame];
    private readonly float[] _presences = new float[capacity];
    private readonly SquareRoi?[] _nextRois = new SquareRoi?[capacity];

    /// <summary>21 × (x, y, confidence) in pixels of the decoded frame; points may lie outside it.</summary>
    public Span<float> Points(int person) => _points.AsSpan(person * KeypointTrack.ValuesPerFrame, KeypointTrack.ValuesPerFrame);

    /// <summary>Probability that the ROI holds a person, centred and of the right size.</summary>
    public ref float Presence(int person) => ref _presences[person];

    /// <summary>Where the network itself would look for this person next; null where it leaves that to the box of the keypoints.</summary>
    public ref SquareRoi? NextRoi(int person) => ref _nextRois[person];
}
