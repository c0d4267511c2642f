using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>Reads the outputs of a keypoint network. Each way of reading is a class of its own, named by the sidecar's "decode".</summary>
internal abstract class KeypointDecoder
{
    private const string PresenceOutput = "presence";

    private readonly bool _hasPresence;

    protected KeypointDecoder(ModelSidecar sidecar) => _hasPresence = NetworkPorts.TryOutput(sidecar, PresenceOutput, 2) is not null;

    /// <exception cref="ModelException">The sidecar names another way, or outputs that do not fit it.</exception>
    public static KeypointDecoder Of(ModelSidecar sidecar, ImageInput input) => sidecar.Decode switch
    {
        CoordinateDecoder.Name => new CoordinateDecoder(sidecar, input),
        HeatmapDecoder.ArgMax or HeatmapDecoder.SoftArgMax or HeatmapDecoder.Offsets => new HeatmapDecoder(sidecar, input),
        SimccDecoder.Name => new SimccDecoder(sidecar, input),
        BlazePoseDecoder.Name => new BlazePoseDecoder(sidecar),
        _ => throw SidecarFields.Refusal(
            sidecar,
            "decode",
            sidecar.Decode,
            string.Join(", ", CoordinateDecoder.Name, HeatmapDecoder.ArgMax, HeatmapDecoder.SoftArgMax, HeatmapDecoder.Offsets, SimccDecoder.Name, BlazePoseDecoder.Name)),
    };

    /// <summary>Reads one person.</summary>
    /// <param name="run">The network after a run.</param>
    /// <param name="person">Place in the batch.</param>
    /// <param name="points">Receives K × (x, y, confidence), x and y in pixels of the crop, the centre of the first pixel at 0.5.</param>
    public abstract void Decode(BoundRun run, int person, Span<float> points);

    /// <summary>Probability that the crop holds a person; a network without this output leaves that to its confidences.</summary>
    public virtual float Presence(BoundRun run, int person) => _hasPresence ? run.Output(PresenceOutput)[person] : 1;

    /// <summary>Where to look next, in pixels of the crop; null where the box of the keypoints says that.</summary>
    public virtual SquareRoi? NextRoi(BoundRun run, int person) => null;

    /// <summary>Confidences are shares whatever a network writes.</summary>
    protected static float Share(float value) => value > 0 ? Math.Min(value, 1) : 0;

    /// <summary>Index of the largest value.</summary>
    protected static int Peak(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var index = 1; index < values.Length; index++)
        {
            if (values[index] > values[best])
                best = index;
        }

        return best;
    }

    protected static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));
}
