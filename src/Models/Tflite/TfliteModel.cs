using System.Text;

namespace SquatCoach.Models;

/// <summary>The one graph of a TensorFlow Lite file (.tflite; schema.fbs, version 3).</summary>
internal sealed record TfliteModel(TfliteTensor[] Tensors, TfliteOperator[] Operators, int[] Inputs, int[] Outputs)
{
    // The largest activation of BlazePose has 1.6 million values; a length a hundred times that is damage, not a network.
    private const long MaxValues = 1L << 27;

    private static readonly byte[] _magic = Encoding.ASCII.GetBytes("TFL3");

    /// <exception cref="ModelException">It is no such file, is damaged, or needs operators that are not known.</exception>
    public static TfliteModel Parse(byte[] file, string fileName)
    {
        if (file.Length < 8 || !file.AsSpan(4, 4).SequenceEqual(_magic))
            throw new ModelException($"{fileName} is refused: found no TensorFlow Lite file, expected the letters TFL3 at byte 4.");
        try
        {
            return Read(FlatTable.Root(file), fileName);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new ModelException($"{fileName} is refused: it is damaged, its offsets lead outside its {file.Length} bytes.", exception);
        }
    }

    private static TfliteModel Read(FlatTable model, string fileName)
    {
        var codes = model.Tables(1).Select(code => Math.Max(code.Byte(0), code.Int(3))).ToArray();
        var graphs = model.Tables(2);
        if (graphs.Length != 1)
            throw new ModelException($"{fileName} is refused: found {graphs.Length} graphs, expected 1.");
        var buffers = model.Tables(4);
        var graph = graphs[0];
        var unknown = codes.Where(code => !Enum.IsDefined((TfliteOperatorCode)code)).ToArray();
        if (unknown.Length > 0)
            throw new ModelException($"{fileName} is refused: operators: found the numbers {string.Join(", ", unknown)}, expected only {string.Join(", ", Enum.GetNames<TfliteOperatorCode>())}.");

        var tensors = graph.Tables(0).Select(tensor => ReadTensor(tensor, buffers)).ToArray();
        var operators = graph.Tables(3).Select(step => new TfliteOperator((TfliteOperatorCode)codes[step.Int(0)], step.Ints(1), step.Ints(2), step.Table(4))).ToArray();
        var read = new TfliteModel(tensors, operators, graph.Ints(1), graph.Ints(2));
        if (tensors.FirstOrDefault(tensor => !IsPlausible(tensor)) is { } odd)
            throw new ModelException($"{fileName} is refused: it is damaged, the tensor {odd.Name} has the shape {TensorShape.Describe(odd.Shape)}.");
        return read.AreIndicesValid() ? read : throw new ModelException($"{fileName} is refused: it is damaged, a step names a tensor that is not there.");
    }

    private static TfliteTensor ReadTensor(FlatTable tensor, FlatTable[] buffers) =>
        new(tensor.Text(3), tensor.Ints(0), tensor.Byte(1), buffers[tensor.Int(2)].Bytes(0), ReadSparsity(tensor.Table(6)));

    private static TfliteSparsity? ReadSparsity(FlatTable sparsity) => sparsity.IsNull
        ? null
        : new TfliteSparsity(sparsity.Ints(0), sparsity.Ints(1), [.. sparsity.Tables(2).Select(ReadAxis)]);

    private static TfliteSparseAxis ReadAxis(FlatTable axis) => axis.Byte(0) == 0
        ? new TfliteSparseAxis(axis.Int(1), null, null)
        : new TfliteSparseAxis(axis.Int(1), Index(axis, 2), Index(axis, 4));

    /// <summary>A union of index vectors: the kind in one field (1: 32 bits, 2: 16 bits, 3: 8 bits), the vector in the next.</summary>
    private static int[] Index(FlatTable axis, int field) => axis.Table(field + 1).Ints(0, axis.Byte(field) switch { 2 => 2, 3 => 1, _ => 4 });

    private static bool IsPlausible(TfliteTensor tensor) =>
        tensor.Shape.Length <= 8 && tensor.Shape.All(length => length is > 0 and < 1 << 20) && tensor.Shape.Aggregate(1.0, (count, length) => count * length) <= MaxValues
        && (tensor.Sparsity is not { } sparsity || sparsity.Order.Length == sparsity.Axes.Length);

    private bool AreIndicesValid() =>
        Operators.All(step => step.Outputs.Length > 0 && step.Inputs.Length > 0 && step.Outputs.All(IsTensor) && step.Inputs.All(index => index == -1 || IsTensor(index)))
        && Inputs.All(IsTensor) && Outputs.All(IsTensor);

    private bool IsTensor(int index) => index >= 0 && index < Tensors.Length;
}
