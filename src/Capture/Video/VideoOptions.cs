namespace SquatCoach.Capture;

/// <summary>What is read from a video, and what a hostile one may cost at most.</summary>
public sealed record VideoOptions
{
    /// <summary>
    /// Longer side of the decoded frames. The networks look at crops of at most 192 px: an athlete who fills a quarter of the
    /// picture still gets that many pixels, and scaling inside the decoder keeps the pipe at 20 MB/s instead of 190.
    /// </summary>
    public int DecodedLongSidePx { get; init; } = 640;

    /// <summary>
    /// Videos with more frames a second are thinned by an even step. The lifter wants 30 Hz; 36 keeps 30 fps whole and halves 50 and 60 fps.
    /// </summary>
    public double MaxAnalysedRateHz { get; init; } = 36;

    /// <summary>4096 × 4096: everything up to 4K in any shape; 8K would need gigabytes in the decoder alone.</summary>
    public long MaxPixels { get; init; } = 4096L * 4096;

    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Two: the networks need the other cores, and more threads buy memory use before speed.</summary>
    public int DecoderThreads { get; init; } = 2;

    /// <summary>A healthy file is described within a second; a cold disk may need a few.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest silence of the decoder before it is ended.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Processor time of the decoder; 30 minutes of 4K need less on one slow core.</summary>
    public TimeSpan MaxDecoderTime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Address space of the child: sixteen reference frames of the largest picture in 10 bit, and the libraries.</summary>
    public long MaxDecoderBytes { get; init; } = 3L << 30;

    /// <summary>Decoded frames that may wait for the networks.</summary>
    public int FramesAhead { get; init; } = 3;

    /// <summary>Clockwise turn after the file's own rotation tag was obeyed: 0, 90, 180 or 270.</summary>
    public int TurnDegrees { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value that cannot work.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(DecodedLongSidePx, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAnalysedRateHz, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPixels, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(DecoderThreads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FramesAhead, 1);
        if (TurnDegrees is not (0 or 90 or 180 or 270))
            throw new ArgumentOutOfRangeException(nameof(TurnDegrees), TurnDegrees, "Expected a turn by 0, 90, 180 or 270 degrees.");
    }
}
