namespace SquatCoach.Assessment;

/// <summary>
/// What the rep segmenter looks at: T values each at a constant frame rate, NaN where unknown.
/// Lengths are fractions of the leg, angles degrees.
/// </summary>
internal sealed class RepSignals(double frameRateHz, int frameCount)
{
    public double FrameRateHz { get; } = frameRateHz;

    public int FrameCount { get; } = frameCount;

    /// <summary>How far the hips are below standing height over the lower ankle; 0 in standing, about 0.55 with the thighs parallel.</summary>
    public double[] Drop { get; init; } = Unknown(frameCount);

    /// <summary>The drop as the 3D joints alone say it.</summary>
    public double[] BodyDrop { get; init; } = Unknown(frameCount);

    /// <summary>The drop as the image alone says it; unknown without a video.</summary>
    public double[] ImageDrop { get; init; } = Unknown(frameCount);

    /// <summary>Where the shoulders are across the image; unknown without a video.</summary>
    public double[] ShouldersAcross { get; init; } = Unknown(frameCount);

    /// <summary>Where the hips are across the image; unknown without a video.</summary>
    public double[] HipsAcross { get; init; } = Unknown(frameCount);

    /// <summary>Hip height over the lower ankle; 1 is a straight vertical leg.</summary>
    public double[] HipHeight { get; init; } = Unknown(frameCount);

    public double[] LeftKneeDegrees { get; init; } = Unknown(frameCount);

    public double[] RightKneeDegrees { get; init; } = Unknown(frameCount);

    /// <summary>The straightest tenth of each knee over the whole sequence: what standing is like where a rep's own ends flicker.</summary>
    public double StraightLeftKneeDegrees { get; init; } = double.NaN;

    /// <inheritdoc cref="StraightLeftKneeDegrees"/>
    public double StraightRightKneeDegrees { get; init; } = double.NaN;

    /// <summary>Mid-hip→shoulders against the vertical, 0…180.</summary>
    public double[] LeanDegrees { get; init; } = Unknown(frameCount);

    /// <summary>Distance of the ankles from each other.</summary>
    public double[] FeetApart { get; init; } = Unknown(frameCount);

    /// <summary>Its part along the direction the body faces.</summary>
    public double[] FeetApartSagittal { get; init; } = Unknown(frameCount);

    /// <summary>Its vertical part.</summary>
    public double[] FeetApartVertical { get; init; } = Unknown(frameCount);

    /// <summary>How far the mid-hip is off the middle of the ankles, to the athlete's left.</summary>
    public double[] HipShift { get; init; } = Unknown(frameCount);

    /// <summary>The higher hand over the lower ankle; about 0.9 where the arms hang in standing, 0 and less on the floor.</summary>
    public double[] HandHeight { get; init; } = Unknown(frameCount);

    /// <summary>Where the lower ankle is up the image; unknown without a video.</summary>
    public double[] FeetLevel { get; init; } = Unknown(frameCount);

    /// <summary>Mean confidence of the surer hip and the surer knee; unknown where nobody was seen, and without a video.</summary>
    public double[] LegConfidence { get; init; } = Unknown(frameCount);

    /// <summary>The same signals with another drop curve.</summary>
    public RepSignals WithDrop(double[] drop) => new(FrameRateHz, FrameCount)
    {
        Drop = drop,
        BodyDrop = BodyDrop,
        ImageDrop = ImageDrop,
        ShouldersAcross = ShouldersAcross,
        HipsAcross = HipsAcross,
        HipHeight = HipHeight,
        LeftKneeDegrees = LeftKneeDegrees,
        RightKneeDegrees = RightKneeDegrees,
        StraightLeftKneeDegrees = StraightLeftKneeDegrees,
        StraightRightKneeDegrees = StraightRightKneeDegrees,
        LeanDegrees = LeanDegrees,
        FeetApart = FeetApart,
        FeetApartSagittal = FeetApartSagittal,
        HipShift = HipShift,
        FeetApartVertical = FeetApartVertical,
        HandHeight = HandHeight,
        FeetLevel = FeetLevel,
        LegConfidence = LegConfidence,
    };

    public static double[] Unknown(int frameCount)
    {
        var values = new double[frameCount];
        Array.Fill(values, double.NaN);
        return values;
    }
}
