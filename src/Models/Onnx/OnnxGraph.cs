namespace SquatCoach.Models;

/// <summary>A graph in the making, and its ONNX file (onnx.proto: IR version 7, operator set 13, which every ONNX Runtime since 1.7 reads).</summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 7;
    private const int OperatorSet = 13;
    private const int Float = 1;
    private const int Int64 = 7;

    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, ProtobufWriter> _constants = [];
    private readonly List<(string Name, int[] Shape)> _inputs = [];
    private readonly List<(string Name, int[] Shape)> _outputs = [];

    public void Input(string name, int[] shape) => _inputs.Add((name, shape));

    public void Output(string name, int[] shape) => _outputs.Add((name, shape));

    public string Add(string type, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        _nodes.Add(new OnnxNode(type, inputs, output, attributes));
        return output;
    }

    public string Constant(string name, int[] shape, float[] values)
    {
        _constants[name] = Tensor(name, shape, Float).Floats(9, values);
        return name;
    }

    public string Constant(string name, params long[] values)
    {
        _constants[name] = Tensor(name, [values.Length], Int64).Longs(9, values);
        return name;
    }

    /// <summary>The file; nodes and constants that no output needs are left out.</summary>
    public byte[] ToFile(string name)
    {
        var needed = _outputs.Select(output => output.Name).ToHashSet();
        var nodes = new List<OnnxNode>();
        foreach (var node in Enumerable.Reverse(_nodes))
        {
            if (!needed.Contains(node.Output))
                continue;
            needed.UnionWith(node.Inputs);
            nodes.Insert(0, node);
        }

        var graph = new ProtobufWriter();
        foreach (var node in nodes)
            graph.Message(1, node.ToMessage());
        graph.Text(2, name);
        foreach (var (key, tensor) in _constants.Where(constant => needed.Contains(constant.Key)))
            graph.Message(5, tensor);
        foreach (var (input, shape) in _inputs)
            graph.Message(11, Value(input, shape));
        foreach (var (output, shape) in _outputs)
            graph.Message(12, Value(output, shape));
        return new ProtobufWriter()
            .Number(1, IrVersion).Text(2, "SquatCoach").Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, string.Empty).Number(2, OperatorSet))
            .ToArray();
    }

    private static ProtobufWriter Tensor(string name, int[] shape, int type)
    {
        var tensor = new ProtobufWriter();
        foreach (var length in shape)
            tensor.Number(1, length);
        return tensor.Number(2, type).Text(8, name);
    }

    private static ProtobufWriter Value(string name, int[] shape)
    {
        var axes = new ProtobufWriter();
        foreach (var length in shape)
            axes.Message(1, new ProtobufWriter().Number(1, length));
        var type = new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, Float).Message(2, axes));
        return new ProtobufWriter().Text(1, name).Message(2, type);
    }
}
