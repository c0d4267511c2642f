namespace SquatCoach.Capture;

/// <summary>How the finder's maps become people.</summary>
public sealed record FinderOptions
{
    /// <summary>Least probability of a centre. Whoever follows people decides how much of it to believe (TrackerOptions.SureScore).</summary>
    public float MinScore { get; init; } = 0.12f;

    /// <summary>Boxes that overlap a surer one by more are the same person.</summary>
    public float MaxOverlap { get; init; } = 0.5f;

    /// <summary>A box smaller than this share of the frame's longer side is no athlete to assess.</summary>
    public float MinSideShare { get; init; } = 0.06f;

    /// <exception cref="ArgumentOutOfRangeException">A share outside 0…1.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MinScore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MinScore, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxOverlap);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxOverlap, 1);
    }
}
