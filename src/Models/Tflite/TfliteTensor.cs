using System.Runtime.InteropServices;

namespace SquatCoach.Models;

/// <summary>A tensor of the graph, channels last; its values where it is a constant.</summary>
internal sealed record TfliteTensor(string Name, int[] Shape, int Type, ReadOnlyMemory<byte> Raw, TfliteSparsity? Sparsity)
{
    private const int Float32 = 0;
    private const int Float16 = 1;
    private const int Int32 = 2;

    public bool IsConstant => Raw.Length > 0;

    /// <summary>A constant's values as 32-bit floats, half floats widened, sparse ones expanded.</summary>
    /// <exception cref="ModelException">It holds another type, or not as many values as its shape says.</exception>
    public float[] Floats()
    {
        var values = Type switch
        {
            Float32 => MemoryMarshal.Cast<byte, float>(Raw.Span).ToArray(),
            Float16 => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(Raw.Span).ToArray(), value => (float)value),
            _ => throw new ModelException($"The constant {Name} is of type {Type}, expected 32-bit or 16-bit floats; quantised networks are not taken."),
        };
        if (Sparsity is not null)
            return Sparsity.Expand(values, Shape);
        return values.Length == TensorShape.Count(Shape)
            ? values
            : throw new ModelException($"The constant {Name} is damaged: found {values.Length} values, expected {TensorShape.Describe(Shape)}.");
    }

    /// <summary>A constant's whole numbers, such as a new shape or paddings.</summary>
    /// <exception cref="ModelException">It holds another type.</exception>
    public int[] Ints() => Type == Int32
        ? MemoryMarshal.Cast<byte, int>(Raw.Span).ToArray()
        : throw new ModelException($"The constant {Name} is of type {Type}, expected 32-bit whole numbers.");
}
