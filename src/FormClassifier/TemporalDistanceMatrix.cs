using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// The temporal distance matrix of one rep: P = 171 distances × F = 64 frames, channel by channel. Frame 0 is the canonical standing
/// pose, frames 1…63 are the rep from start to end, resampled linearly (Ogata et al., CVPR Workshops 2019; training/classifier/features.py).
/// </summary>
public static class TemporalDistanceMatrix
{
    public const int FrameCount = 64;

    public const int Length = DistanceMatrix.PairCount * FrameCount;

    /// <param name="joints">Unknown joints are NaN; their pairs become 0.</param>
    /// <param name="rep">Frames of <paramref name="joints"/>.</param>
    /// <param name="features">P × F values.</param>
    /// <param name="mode">Which limbs are set to unit length before distances are taken; as the network was trained.</param>
    /// <returns>The standing pose that was taken.</returns>
    /// <exception cref="ArgumentException">The rep lies outside the sequence, or the span has another length.</exception>
    public static CanonicalPose Write(JointSequence joints, Rep rep, Span<float> features, LimbLengthMode mode = LimbLengthMode.None)
    {
        ArgumentNullException.ThrowIfNull(joints);
        RequireInside(joints, rep);
        if (features.Length != Length)
            throw new ArgumentException($"Found room for {features.Length} values, expected {Length}.", nameof(features));

        var standing = CanonicalPose.Find(joints, rep.StartFrame, rep.EndFrame);
        Span<float> before = stackalloc float[DistanceMatrix.PairCount];
        Span<float> after = stackalloc float[DistanceMatrix.PairCount];
        WriteDistances(joints.Frame(standing.Frame), mode, before);
        Scatter(before, features, 0);
        for (var index = 1; index < FrameCount; index++)
        {
            var (first, second, share) = TemporalResampler.At(rep.StartFrame, rep.EndFrame, index - 1, FrameCount - 1);
            WriteDistances(joints.Frame(first), mode, before);
            WriteDistances(joints.Frame(second), mode, after);
            TemporalResampler.Mix(before, after, share, before);
            Scatter(before, features, index);
        }

        return standing;
    }

    internal static void RequireInside(JointSequence joints, Rep rep)
    {
        if (rep.StartFrame < 0 || rep.EndFrame < rep.StartFrame || rep.EndFrame >= joints.FrameCount)
        {
            throw new ArgumentException(
                $"Found a rep from frame {rep.StartFrame} to {rep.EndFrame}; expected frames inside 0…{joints.FrameCount - 1}, start first.", nameof(rep));
        }
    }

    /// <summary>The distances of one frame, 19 × 3 metres, as the mode wants its limbs.</summary>
    internal static void WriteDistances(ReadOnlySpan<float> frame, LimbLengthMode mode, Span<float> distances)
    {
        if (mode == LimbLengthMode.None)
        {
            DistanceMatrix.Write(frame, distances);
            return;
        }

        Span<float> normalised = stackalloc float[JointSequence.ValuesPerFrame];
        UnitLimbs.Write(frame, normalised, mode);
        DistanceMatrix.Write(normalised, distances);
    }

    internal static void Scatter(ReadOnlySpan<float> channels, Span<float> features, int frame)
    {
        for (var channel = 0; channel < channels.Length; channel++)
            features[(channel * FrameCount) + frame] = channels[channel];
    }
}
