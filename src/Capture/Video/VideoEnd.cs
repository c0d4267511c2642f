namespace SquatCoach.Capture;

/// <summary>How the reading of a source ended.</summary>
/// <param name="FramesRead">Frames handed out.</param>
/// <param name="EndSeconds">Time at which the last frame ends.</param>
/// <param name="IsTruncated">The file promised more than could be decoded.</param>
/// <param name="DecoderSeconds">Processor time of the decoder.</param>
public readonly record struct VideoEnd(int FramesRead, double EndSeconds, bool IsTruncated, double DecoderSeconds);
