using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>The athlete finder run by ONNX Runtime. Not safe for several threads.</summary>
public sealed class PersonFinder : IPersonFinder, IDisposable
{
    public const string Decoding = "centre-size";

    private readonly OnnxModel _model;
    private readonly BoundRun _run;
    private readonly FinderOptions _options;
    private readonly int _sizePx;
    private readonly int _cells;

    /// <param name="model">A network of the task finder; this finder owns it from here on.</param>
    /// <param name="options">Thresholds.</param>
    /// <exception cref="ModelException">The network is read in another way.</exception>
    public PersonFinder(OnnxModel model, FinderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _options = options ?? new FinderOptions();
        _options.Validate();
        _model = model;
        NetworkPorts.CheckDecoding(model, Decoding);
        _sizePx = NetworkPorts.SquareSide(model);
        _cells = NetworkPorts.Output(model, "centre", 4).Shape[3];
        NetworkPorts.Output(model, "offset", 4);
        NetworkPorts.Output(model, "size", 4);
        _run = model.Bind([1, 3, _sizePx, _sizePx]);
    }

    public OnnxModel Model => _model;

    public int Find(RgbImage image, Span<PersonDetection> found)
    {
        var letterbox = LetterboxKernel.Fit(image, _sizePx, _run.Input());
        _run.Run();
        var maps = new CentreSizeMaps
        {
            Centre = _run.Output("centre"),
            Offset = _run.Output("offset"),
            Size = _run.Output("size"),
            Cells = _cells,
            SizePx = _sizePx,
        };
        return CentreSizeDecoder.Decode(maps, letterbox, _options, found);
    }

    public void Dispose()
    {
        _run.Dispose();
        _model.Dispose();
    }
}
