using System.Runtime.InteropServices;

namespace SquatCoach.Models.Tests;

/// <summary>Builds a TensorFlow Lite graph step by step, without a file.</summary>
internal sealed class GraphInTheMaking
{
    private readonly List<TfliteTensor> _tensors = [];
    private readonly List<TfliteOperator> _steps = [];
    private readonly Random _random = new(11);

    public int Tensor(params int[] shape) => Add(new TfliteTensor($"t{_tensors.Count}", shape, 0, default, null));

    public int Weights(params int[] shape)
    {
        var values = new float[TensorShape.Count(shape)];
        for (var index = 0; index < values.Length; index++)
            values[index] = (float)((2 * _random.NextDouble()) - 1);
        return Floats(values, shape);
    }

    public int Floats(float[] values, params int[] shape) =>
        Add(new TfliteTensor($"c{_tensors.Count}", shape, 0, MemoryMarshal.AsBytes<float>(values).ToArray(), null));

    public int Halves(float[] values, params int[] shape) =>
        Add(new TfliteTensor($"h{_tensors.Count}", shape, 1, MemoryMarshal.AsBytes<Half>(Array.ConvertAll(values, value => (Half)value)).ToArray(), null));

    public int Ints(int[] values, params int[] shape) =>
        Add(new TfliteTensor($"i{_tensors.Count}", shape, 2, MemoryMarshal.AsBytes<int>(values).ToArray(), null));

    public int Step(TfliteOperatorCode code, int[] inputs, int[] shape, params (int Field, int Value)[] options)
    {
        var output = Tensor(shape);
        _steps.Add(new TfliteOperator(code, inputs, [output], FlatOptions.Of(options)));
        return output;
    }

    public TfliteModel Build(int input, int output) => new([.. _tensors], [.. _steps], [input], [output]);

    private int Add(TfliteTensor tensor)
    {
        _tensors.Add(tensor);
        return _tensors.Count - 1;
    }
}
