using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>Picks our 21 keypoints by name from those of a network. Heels and toes that it does not know lie at the ankle, never seen.</summary>
internal sealed class KeypointChoice
{
    private readonly int[] _sources;

    public KeypointChoice(ImmutableArray<string> names) =>
        _sources = [.. FieldNames.Keypoints.Select(name => names.IndexOf(name))];

    /// <param name="from">All points of the network, K × (x, y, confidence).</param>
    /// <param name="to">21 × (x, y, confidence).</param>
    public void Pick(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var keypoint = 0; keypoint < _sources.Length; keypoint++)
        {
            var isKnown = _sources[keypoint] >= 0;
            var source = isKnown ? _sources[keypoint] : _sources[Ankle(keypoint)];
            from.Slice(source * 3, 3).CopyTo(to[(keypoint * 3)..]);
            if (!isKnown)
                to[(keypoint * 3) + 2] = 0;
        }
    }

    private static int Ankle(int keypoint) =>
        (int)((Keypoint)keypoint is Keypoint.LeftHeel or Keypoint.LeftFootIndex ? Keypoint.LeftAnkle : Keypoint.RightAnkle);
}
