using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>Reads the outputs of a network that finds people. Each way of reading is a class of its own, named by the sidecar's "decode".</summary>
internal abstract class DetectionDecoder
{
    /// <exception cref="ModelException">The sidecar names another way, or outputs that do not fit it.</exception>
    public static DetectionDecoder Of(ModelSidecar sidecar, ImageInput input, FinderOptions options) => sidecar.Decode switch
    {
        CentreSizeDecoder.Name => new CentreSizeDecoder(sidecar, input, options),
        BlazePoseAnchorDecoder.Name => new BlazePoseAnchorDecoder(sidecar, options),
        _ => throw SidecarFields.Refusal(sidecar, "decode", sidecar.Decode, $"{CentreSizeDecoder.Name} or {BlazePoseAnchorDecoder.Name}"),
    };

    /// <param name="run">The network after a run on one frame.</param>
    /// <param name="letterbox">Where the frame lies in the network's square.</param>
    /// <param name="found">Receives the people, the surest first.</param>
    /// <returns>Their number.</returns>
    public abstract int Decode(BoundRun run, Letterbox letterbox, Span<PersonDetection> found);
}
