using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>A network that finds people, run by ONNX Runtime: ours or another that its sidecar describes. Not safe for several threads.</summary>
public sealed class PersonFinder : IPersonFinder, IDisposable
{
    private readonly OnnxModel _model;
    private readonly BoundRun _run;
    private readonly ImageInput _input;
    private readonly DetectionDecoder _decoder;
    private readonly float _padding;

    /// <param name="model">A network of the task finder; this finder owns it from here on.</param>
    /// <param name="options">Thresholds.</param>
    /// <exception cref="ModelException">The network is read in another way.</exception>
    public PersonFinder(OnnxModel model, FinderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new FinderOptions();
        options.Validate();
        _model = model;
        var sidecar = model.Sidecar;
        if (sidecar.Task != ModelTask.Finder)
            throw SidecarFields.Refusal(sidecar, "task", sidecar.TaskName, "finder");
        _input = new ImageInput(sidecar);
        if (_input.WidthPx != _input.HeightPx)
            throw SidecarFields.Refusal(sidecar, "input", $"{sidecar.Inputs[0]}", "[N, 3, S, S]");
        _decoder = DetectionDecoder.Of(sidecar, _input, options);
        _padding = SidecarFields.Number(sidecar, "padding", LetterboxKernel.Padding, 0, 1);
        _run = model.Bind([1, 3, _input.HeightPx, _input.WidthPx]);
    }

    public OnnxModel Model => _model;

    public int Find(RgbImage image, Span<PersonDetection> found)
    {
        var letterbox = LetterboxKernel.Fit(image, _input.WidthPx, _run.Input(), _padding);
        _input.Convert(_run.Input());
        _run.Run();
        return _decoder.Decode(_run, letterbox, found);
    }

    /// <summary>A number that is none would only look like an empty frame.</summary>
    /// <exception cref="ModelException">An output of the last run holds one.</exception>
    internal void RequireFiniteOutputs()
    {
        foreach (var output in _model.Sidecar.Outputs)
        {
            foreach (var value in _run.Output(output.Name))
            {
                if (!float.IsFinite(value))
                    throw SidecarFields.Refusal(_model.Sidecar, $"output {output.Name} on the test picture", $"{value}", "finite numbers");
            }
        }
    }

    public void Dispose()
    {
        _run.Dispose();
        _model.Dispose();
    }
}
