namespace SquatCoach.Capture;

/// <summary>What a video source promises before its first frame.</summary>
public sealed record VideoFormat
{
    public required string FileName { get; init; }

    /// <summary>Frames a second in the source, also where fewer are handed out; 0 where it is unknown.</summary>
    public required double FrameRateHz { get; init; }

    /// <summary>0 where it is unknown, as with a camera.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Size of the full upright frame, in which keypoints are reported.</summary>
    public required int UprightWidthPx { get; init; }

    public required int UprightHeightPx { get; init; }

    /// <summary>Clockwise turn that was applied.</summary>
    public required int RotationDegrees { get; init; }

    /// <summary>Size of the frames handed out.</summary>
    public required DecodedSize Decoded { get; init; }
}
