using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// What the network sees of one rep, version "tdm-2": the temporal distance matrix, P = 171 distances, and below it 57 coordinates of the joints as the standing
/// athlete would point at them, × F = 64 frames, channel by channel. Frame 0 is the canonical standing pose, frames 1…63 are the rep from start to end, resampled
/// linearly (training/classifier/features.py).
/// </summary>
public static class RepFeatures
{
    public const string Version = "tdm-2";

    public const int ChannelCount = DistanceMatrix.PairCount + StandingCoordinates.Count;

    public const int Length = ChannelCount * TemporalDistanceMatrix.FrameCount;

    /// <param name="joints">Unknown joints are NaN; their pairs and coordinates become 0.</param>
    /// <param name="rep">Frames of <paramref name="joints"/>.</param>
    /// <param name="features"><see cref="Length"/> values.</param>
    /// <param name="mode">Which limbs are set to unit length before distances and coordinates are taken; as the network was trained.</param>
    /// <returns>The standing pose that was taken.</returns>
    /// <exception cref="ArgumentException">The rep lies outside the sequence, or the span has another length.</exception>
    public static CanonicalPose Write(JointSequence joints, Rep rep, Span<float> features, LimbLengthMode mode = LimbLengthMode.None)
    {
        if (features.Length != Length)
            throw new ArgumentException($"Found room for {features.Length} values, expected {Length}.", nameof(features));

        var standing = TemporalDistanceMatrix.Write(joints, rep, features[..TemporalDistanceMatrix.Length], mode);
        var facing = StandingCoordinates.Facing(joints.Frame(standing.Frame), mode);
        Span<float> before = stackalloc float[StandingCoordinates.Count];
        Span<float> after = stackalloc float[StandingCoordinates.Count];
        facing.Write(joints.Frame(standing.Frame), mode, before);
        ScatterCoordinates(before, features, 0);
        for (var index = 1; index < TemporalDistanceMatrix.FrameCount; index++)
        {
            var (first, second, share) = TemporalResampler.At(rep.StartFrame, rep.EndFrame, index - 1, TemporalDistanceMatrix.FrameCount - 1);
            facing.Write(joints.Frame(first), mode, before);
            facing.Write(joints.Frame(second), mode, after);
            TemporalResampler.Mix(before, after, share, before);
            ScatterCoordinates(before, features, index);
        }

        return standing;
    }

    internal static void ScatterCoordinates(ReadOnlySpan<float> coordinates, Span<float> features, int frame) =>
        TemporalDistanceMatrix.Scatter(coordinates, features[TemporalDistanceMatrix.Length..], frame);
}
