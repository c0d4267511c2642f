namespace SquatCoach.Movement;

/// <summary>
/// The curves a report draws, one value a frame of the joint sequence, equally long; null where a value is unknown.
/// Written as <c>squatcoach.series/1</c>.
/// </summary>
public sealed record MotionSeries
{
    public string Schema { get; init; } = "squatcoach.series/1";

    public required double FrameRateHz { get; init; }

    public required double[] TimesSeconds { get; init; }

    /// <summary>0° is a straight leg.</summary>
    public required double?[] LeftKneeFlexionDegrees { get; init; }

    public required double?[] RightKneeFlexionDegrees { get; init; }

    /// <summary>Height of the mid-hip over the ankles as a fraction of its height in standing.</summary>
    public required double?[] HipHeightRatio { get; init; }

    /// <summary>Mid-hip→neck against the vertical; 0° is upright.</summary>
    public required double?[] TrunkLeanDegrees { get; init; }
}
