namespace SquatCoach.Capture;

/// <summary>What ffprobe says of the picture stream that will be analysed.</summary>
public sealed record ProbedVideo
{
    /// <summary>Index of the stream in the file.</summary>
    public required int StreamIndex { get; init; }

    public required string CodecName { get; init; }

    /// <summary>Width and height as stored, before the shape of the pixels and the rotation tag are applied.</summary>
    public required int CodedWidthPx { get; init; }

    public required int CodedHeightPx { get; init; }

    /// <summary>Width of a pixel divided by its height.</summary>
    public required double PixelAspectRatio { get; init; }

    /// <summary>Clockwise turn that makes the picture upright, 0…359.</summary>
    public required int RotationDegrees { get; init; }

    /// <summary>A further clockwise turn that was asked for, because the tag is wrong: 0, 90, 180 or 270.</summary>
    public int FurtherTurnDegrees { get; init; }

    /// <summary>Both turns together, 0…359.</summary>
    public int TurnDegrees => (RotationDegrees + FurtherTurnDegrees) % 360;

    /// <summary>The rotation tag also mirrors.</summary>
    public required bool IsMirrored { get; init; }

    /// <summary>Mean frames a second; 0 where the file does not say.</summary>
    public required double FrameRateHz { get; init; }

    /// <summary>Length of the picture stream, else of the file; 0 where neither is told.</summary>
    public required double DurationSeconds { get; init; }

    private bool IsQuarterTurned => TurnDegrees is > 45 and < 135 or > 225 and < 315;

    /// <summary>Width of the upright frame in square pixels, as a browser shows it.</summary>
    public int UprightWidthPx => IsQuarterTurned ? SquareHeightPx : SquareWidthPx;

    public int UprightHeightPx => IsQuarterTurned ? SquareWidthPx : SquareHeightPx;

    /// <summary>Pixels are stretched, never squeezed: wide ones widen the frame, tall ones make it taller.</summary>
    private int SquareWidthPx => PixelAspectRatio > 1 ? (int)Math.Round(CodedWidthPx * PixelAspectRatio) : CodedWidthPx;

    private int SquareHeightPx => PixelAspectRatio < 1 ? (int)Math.Round(CodedHeightPx / PixelAspectRatio) : CodedHeightPx;
}
