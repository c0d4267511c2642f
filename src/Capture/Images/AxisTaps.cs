namespace SquatCoach.Capture;

/// <summary>
/// Which source pixels make an output pixel along one axis, and with what weights: a triangle as wide as the step when shrinking (area
/// averaging), plain bilinear when not. The centre of pixel p lies at p + 0.5.
/// </summary>
internal readonly struct AxisTaps
{
    private readonly float _origin;
    private readonly float _step;
    private readonly float _radius;

    /// <param name="origin">Source coordinate of the left edge of output pixel 0.</param>
    /// <param name="step">Source pixels an output pixel.</param>
    public AxisTaps(float origin, float step)
    {
        _origin = origin;
        _step = step;
        _radius = Math.Max(1, step);
    }

    /// <summary>No output pixel has more taps.</summary>
    public int MaxCount => (int)MathF.Ceiling(2 * _radius) + 1;

    /// <summary>First source pixel of an output pixel; may lie outside the picture.</summary>
    public int First(int output) => (int)MathF.Ceiling(Centre(output) - _radius - 0.5f);

    /// <summary>Writes the weights from <see cref="First"/> on; they sum to 1, unused ones are 0.</summary>
    public void Weigh(int output, Span<float> weights)
    {
        var centre = Centre(output);
        var first = First(output);
        var sum = 0f;
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var weight = Math.Max(0, 1 - (Math.Abs(first + tap + 0.5f - centre) / _radius));
            weights[tap] = weight;
            sum += weight;
        }

        for (var tap = 0; tap < weights.Length; tap++)
            weights[tap] /= sum;
    }

    private float Centre(int output) => _origin + ((output + 0.5f) * _step);
}
