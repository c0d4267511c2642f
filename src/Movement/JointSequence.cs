namespace SquatCoach.Movement;

/// <summary>
/// T frames × 19 joints × (x, y, z) in metres at a constant frame rate; z points up along gravity.
/// After lifting, x points to the image's right, y away from the camera, and the mid-hip is the origin of every frame.
/// From 3D data of other sources only "metres, z up" holds. An unknown joint is NaN in all three values.
/// </summary>
public sealed class JointSequence
{
    public const int ValuesPerFrame = SkeletonTopology.JointCount * 3;

    private readonly float[] _positions;
    private readonly float[]? _sigmasMetres;

    /// <param name="frameRateHz">Frames per second, constant.</param>
    /// <param name="positions">T × 19 × 3, flat, metres.</param>
    /// <param name="sigmasMetres">T × 19, flat: standard deviation of the joint's position in metres, or null where it is unknown.</param>
    /// <param name="startSeconds">Time of the first frame in the video.</param>
    /// <exception cref="ArgumentException">The lengths do not belong together or the frame rate is not positive.</exception>
    public JointSequence(double frameRateHz, float[] positions, float[]? sigmasMetres = null, double startSeconds = 0)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (!(frameRateHz > 0) || !double.IsFinite(frameRateHz))
        {
            throw new ArgumentException($"Found a frame rate of {frameRateHz} Hz; expected a positive number.", nameof(frameRateHz));
        }

        if (positions.Length % ValuesPerFrame != 0)
        {
            throw new ArgumentException($"Found {positions.Length} values; expected a multiple of {ValuesPerFrame} (19 joints × 3).", nameof(positions));
        }

        FrameCount = positions.Length / ValuesPerFrame;
        if (sigmasMetres is not null && sigmasMetres.Length != FrameCount * SkeletonTopology.JointCount)
        {
            throw new ArgumentException($"Found {sigmasMetres.Length} uncertainties for {FrameCount} frames; expected 19 a frame.", nameof(sigmasMetres));
        }

        FrameRateHz = frameRateHz;
        StartSeconds = startSeconds;
        _positions = positions;
        _sigmasMetres = sigmasMetres;
    }

    public double FrameRateHz { get; }

    public double StartSeconds { get; }

    public int FrameCount { get; }

    public double DurationSeconds => FrameCount / FrameRateHz;

    /// <summary>All values, T × 19 × 3, flat, metres.</summary>
    public ReadOnlySpan<float> Positions => _positions;

    /// <summary>T × 19, metres; empty where the source tells no uncertainty.</summary>
    public ReadOnlySpan<float> SigmasMetres => _sigmasMetres;

    /// <summary>19 × 3 values of one frame.</summary>
    public ReadOnlySpan<float> Frame(int index) => _positions.AsSpan(index * ValuesPerFrame, ValuesPerFrame);

    /// <summary>One joint in one frame; NaN where unknown.</summary>
    public Position3D this[int frame, Joint joint]
    {
        get
        {
            var offset = (frame * ValuesPerFrame) + ((int)joint * 3);
            return new Position3D(_positions[offset], _positions[offset + 1], _positions[offset + 2]);
        }
    }

    public double TimeSeconds(int frame) => StartSeconds + (frame / FrameRateHz);
}
