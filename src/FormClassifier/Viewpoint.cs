namespace SquatCoach.FormClassifier;

/// <summary>From where a rep was seen: without a camera (3D joints from elsewhere, the default), or through one at an angle off the athlete's forward line.</summary>
/// <param name="HasCamera">The joints were lifted from a video.</param>
/// <param name="OffForwardDegrees">0 sees the face, 90 a side, 180 the back; null where it could not be estimated.</param>
public readonly record struct Viewpoint(bool HasCamera, double? OffForwardDegrees)
{
    /// <summary>Views 0, 45, 90, 135 and 180° off the forward line, then none; the network's calibration knows these (training/classifier/view.py).</summary>
    public const int WeightCount = 6;

    private const double StepDegrees = 45;

    public static Viewpoint NoCamera => default;

    public static Viewpoint Camera(double? azimuthDegrees) =>
        new(true, azimuthDegrees is { } azimuth && double.IsFinite(azimuth) ? Math.Min(180, Math.Abs(azimuth)) : null);

    /// <summary>How much each view counts for this one; the weights add up to 1. A camera whose angle is unknown may be anywhere.</summary>
    public void WriteWeights(Span<float> weights)
    {
        if (weights.Length != WeightCount)
            throw new ArgumentException($"Found room for {weights.Length} weights, expected {WeightCount}.", nameof(weights));
        weights.Clear();
        if (!HasCamera)
        {
            weights[^1] = 1;
        }
        else if (OffForwardDegrees is { } degrees)
        {
            for (var view = 0; view < WeightCount - 1; view++)
                weights[view] = (float)Math.Max(0, 1 - Math.Abs((degrees / StepDegrees) - view));
        }
        else
        {
            weights[..^1].Fill(1f / (WeightCount - 1));
        }
    }
}
