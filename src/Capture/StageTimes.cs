namespace SquatCoach.Capture;

/// <summary>Wall time of each stage of tracking, and the processor time of the decoder, which works beside the networks.</summary>
public sealed record StageTimes
{
    /// <summary>From the call to the first decoded frame: description, start of the decoder, first picture.</summary>
    public required double FirstFrameSeconds { get; init; }

    /// <summary>Time in which the networks waited for frames.</summary>
    public required double DecodeSeconds { get; init; }

    public required double FindSeconds { get; init; }

    public required double CropSeconds { get; init; }

    public required double NetworkSeconds { get; init; }

    /// <summary>Tracking, choosing the athlete, smoothing.</summary>
    public required double OtherSeconds { get; init; }

    public required double TotalSeconds { get; init; }

    /// <summary>Processor time of the decoding process.</summary>
    public required double DecoderProcessorSeconds { get; init; }
}
