using Microsoft.ML.OnnxRuntime;

namespace SquatCoach.Models;

/// <summary>A managed buffer and the ONNX Runtime value that looks at the same memory.</summary>
internal sealed class BoundTensor : IDisposable
{
    public BoundTensor(string name, int[] shape)
    {
        Name = name;
        Shape = shape;
        Values = new float[TensorShape.Count(shape)];
        Value = OrtValue.CreateTensorValueFromMemory(Values, TensorShape.ToLong(shape));
    }

    public string Name { get; }

    public int[] Shape { get; }

    public float[] Values { get; }

    public OrtValue Value { get; }

    public void Dispose() => Value.Dispose();
}
