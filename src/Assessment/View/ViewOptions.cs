namespace SquatCoach.Assessment;

/// <summary>Where one view ends and the next begins, and what can be judged from it. Angles are off the athlete's forward line.</summary>
public sealed record ViewOptions
{
    public static ViewOptions Default { get; } = new();

    /// <summary>Up to this far off the forward line it is a front view (off the backward line a back view).</summary>
    public double FrontDegrees { get; init; } = 25;

    /// <summary>Up to this far off the sideward line it is a side view.</summary>
    public double SideDegrees { get; init; } = 25;

    /// <summary>Nearer than this to the forward line, lean and forward travel lie along the camera's axis and cannot be judged.</summary>
    public double MinSagittalDegrees { get; init; } = 15;

    /// <summary>Further than this off it, the two knees cover each other and knees inward cannot be judged (OpenCap's guide: 30–45° is best).</summary>
    public double MaxFrontalDegrees { get; init; } = 65;

    /// <summary>The directions of the frames must agree: length of their mean unit vector. Two views in one video give less.</summary>
    public double MinAgreement { get; init; } = 0.8;

    /// <summary>
    /// Joints whose standard deviation at the bottom is over this make their metrics unusable. Most of it lies along the camera's line, where
    /// it costs angles little: mannequins lifted with 0.16 m had knees within 5°.
    /// </summary>
    public double MaxSigmaMetres { get; init; } = 0.18;
}
