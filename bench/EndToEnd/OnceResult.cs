namespace SquatCoach.Bench;

/// <summary>What a fresh process measured of one analysis, seconds; written as one line of JSON.</summary>
/// <param name="StartUpSeconds">From the start of the process to the first line of the program.</param>
/// <param name="OpenSeconds">Opening the networks.</param>
/// <param name="FirstFrameSeconds">From the call of the tracker to the first decoded frame.</param>
/// <param name="DecodeSeconds">Waiting for decoded frames.</param>
/// <param name="FindSeconds">Finding people in whole frames.</param>
/// <param name="CropSeconds">Cutting out the athlete.</param>
/// <param name="NetworkSeconds">The keypoint network.</param>
/// <param name="OtherSeconds">Tracking, choosing, smoothing.</param>
/// <param name="LiftSeconds">2D → 3D.</param>
/// <param name="AssessSeconds">Reps, metrics, classifier.</param>
/// <param name="TotalSeconds">The analysis from the call to the report.</param>
/// <param name="ProcessorSeconds">Processor time of this process, all threads.</param>
/// <param name="DecoderProcessorSeconds">Processor time of ffmpeg, beside all this.</param>
/// <param name="Frames">Frames of the clip.</param>
/// <param name="VideoSeconds">Length of the clip.</param>
/// <param name="Reps">Reps found.</param>
internal sealed record OnceResult(
    double StartUpSeconds,
    double OpenSeconds,
    double FirstFrameSeconds,
    double DecodeSeconds,
    double FindSeconds,
    double CropSeconds,
    double NetworkSeconds,
    double OtherSeconds,
    double LiftSeconds,
    double AssessSeconds,
    double TotalSeconds,
    double ProcessorSeconds,
    double DecoderProcessorSeconds,
    int Frames,
    double VideoSeconds,
    int Reps);
