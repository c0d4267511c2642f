using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>When a rep is good enough to be judged.</summary>
public sealed record AssessabilityOptions
{
    public static AssessabilityOptions Default { get; } = new();

    /// <summary>A squat takes longer than this; shorter is a segmentation error or a broken video.</summary>
    public double LeastSeconds { get; init; } = 0.4;

    /// <summary>Fewer frames than this are too coarse for 63 resampled ones.</summary>
    public int LeastFrames { get; init; } = 8;

    /// <summary>
    /// Mean expected error of hips, knees, ankles, shoulders and neck over the rep. The lifter's own estimate; ordinary footage lies at
    /// 0.03…0.08 m, feet outside the picture and mistaken sides above.
    /// </summary>
    public double GreatestMeanSigmaMetres { get; init; } = 0.14;

    /// <summary>The straightest leg before or in the rep must reach this, else no frame shows the athlete standing.</summary>
    public Angle LeastStandingAngle { get; init; } = Angle.FromDegrees(125);

    /// <summary>
    /// Reps this far from those of the training are not judged: twice the distance that 99 of 100 drawn reps keep. Up to there
    /// the report says how far they are.
    /// </summary>
    public double GreatestStrangeness { get; init; } = 2;

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(LeastSeconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastFrames, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(GreatestMeanSigmaMetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(GreatestStrangeness);
    }
}
