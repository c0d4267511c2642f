using Microsoft.ML.OnnxRuntime;

namespace SquatCoach.Models;

/// <summary>
/// One set of input and output buffers of a network: fill <see cref="Input(int)"/>, call <see cref="Run"/>, read
/// <see cref="Output(int)"/>. A run allocates nothing. Not safe for several threads; each binds its own.
/// </summary>
public sealed class BoundRun : IDisposable
{
    private readonly OnnxModel _model;
    private readonly RunOptions _runOptions = new();
    private readonly BoundTensor[] _inputs;
    private readonly BoundTensor[] _outputs;

    // On the CPU the buffers are bound once. A binding to a GPU would copy the input when it is bound, not when it is run,
    // so there the values are handed over with every run.
    private readonly OrtIoBinding? _binding;

    internal BoundRun(OnnxModel model, int[][] inputShapes)
    {
        _model = model;
        var sidecar = model.Sidecar;
        _inputs = [.. sidecar.Inputs.Select((input, index) => new BoundTensor(input.Name, inputShapes[index]))];
        _outputs = [.. sidecar.Outputs.Select(output => new BoundTensor(output.Name, TensorShape.Fill(output, inputShapes[0])))];
        if (model.Device.Used == Device.Cuda)
            return;

        _binding = model.Session.CreateIoBinding();
        foreach (var input in _inputs)
            _binding.BindInput(input.Name, input.Value);
        foreach (var output in _outputs)
            _binding.BindOutput(output.Name, output.Value);
    }

    /// <summary>The values of an input, row by row, to be written before <see cref="Run"/>.</summary>
    /// <param name="index">Its place in the sidecar's list.</param>
    public Span<float> Input(int index = 0) => _inputs[index].Values;

    /// <summary>The values of an output after <see cref="Run"/>, row by row; overwritten by the next run.</summary>
    /// <param name="index">Its place in the sidecar's list.</param>
    public ReadOnlySpan<float> Output(int index = 0) => _outputs[index].Values;

    /// <summary>The values of the output of that name.</summary>
    /// <exception cref="ArgumentException">The network has no such output.</exception>
    public ReadOnlySpan<float> Output(string name)
    {
        foreach (var output in _outputs)
        {
            if (output.Name == name)
                return output.Values;
        }

        throw new ArgumentException($"Found '{name}', expected one of {string.Join(", ", _model.Sidecar.Outputs)}.", nameof(name));
    }

    public ReadOnlySpan<int> OutputShape(int index = 0) => _outputs[index].Shape;

    /// <exception cref="ModelException">The network cannot be run on these shapes.</exception>
    public void Run()
    {
        try
        {
            if (_binding is not null)
                _model.Session.RunWithBinding(_runOptions, _binding);
            else
                RunUnbound();
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelException($"The network {_model.Sidecar.Name} failed: {exception.Message.Split('\n')[0]}", exception);
        }
    }

    public void Dispose()
    {
        _binding?.Dispose();
        foreach (var tensor in _inputs)
            tensor.Dispose();
        foreach (var tensor in _outputs)
            tensor.Dispose();
        _runOptions.Dispose();
    }

    private void RunUnbound() =>
        _model.Session.Run(
            _runOptions,
            [.. _inputs.Select(tensor => tensor.Name)],
            [.. _inputs.Select(tensor => tensor.Value)],
            [.. _outputs.Select(tensor => tensor.Name)],
            [.. _outputs.Select(tensor => tensor.Value)]);
}
