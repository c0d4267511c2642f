namespace SquatCoach.FormClassifier;

/// <summary>Linear resampling in time to a fixed number of frames; the first and the last frame stay what they are.</summary>
public static class TemporalResampler
{
    /// <summary>The two source frames around target frame <paramref name="index"/> of <paramref name="count"/>, and the second's share.</summary>
    /// <param name="firstFrame">Source frame of target 0.</param>
    /// <param name="lastFrame">Source frame of target count − 1.</param>
    public static (int Before, int After, float Share) At(int firstFrame, int lastFrame, int index, int count)
    {
        var time = count > 1 ? firstFrame + ((double)(lastFrame - firstFrame) * index / (count - 1)) : firstFrame;
        var before = Math.Min((int)Math.Floor(time), lastFrame);
        return (before, Math.Min(before + 1, lastFrame), (float)(time - before));
    }

    /// <summary>The mixture of two frames, value by value: before × (1 − share) + after × share.</summary>
    /// <param name="target">May be one of the sources.</param>
    public static void Mix(ReadOnlySpan<float> before, ReadOnlySpan<float> after, float share, Span<float> target)
    {
        for (var index = 0; index < target.Length; index++)
            target[index] = (before[index] * (1 - share)) + (after[index] * share);
    }
}
