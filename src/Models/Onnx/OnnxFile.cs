namespace SquatCoach.Models;

/// <summary>
/// What an ONNX file says of itself before any runtime sees it (onnx.proto): operator sets and whether its weights lie in other files.
/// A file from elsewhere is looked at here first, because a runtime would follow a path to other files wherever it leads.
/// </summary>
public sealed class OnnxFile
{
    /// <summary>Operator sets below cannot be built by today's runtimes; above, none of ours knows them.</summary>
    private const int OldestOperatorSet = 7;
    private const int NewestOperatorSet = 23;

    // Deeper nesting of graphs in attributes is no pose network.
    private const int MaxDepth = 16;
    private const int ExternalLocation = 1;

    // Version by domain; "" is ONNX's own.
    private readonly Dictionary<string, long> _operatorSets = [];
    private readonly List<string> _externalTensors = [];
    private bool _hasGraph;

    private OnnxFile()
    {
    }

    /// <summary>Reads a file and refuses what this program does not take.</summary>
    /// <exception cref="ModelException">No ONNX file, damaged, another operator set, weights in other files.</exception>
    public static void Check(ReadOnlySpan<byte> file, string fileName)
    {
        var found = new OnnxFile();
        try
        {
            found.ReadModel(file);
        }
        catch (FormatException exception)
        {
            throw new ModelException($"{fileName} is refused: found no whole ONNX file ({exception.Message.TrimEnd('.')}), expected one.", exception);
        }

        if (!found._hasGraph || !found._operatorSets.TryGetValue(string.Empty, out var version))
            throw new ModelException($"{fileName} is refused: found no ONNX graph with an operator set, expected an ONNX file.");
        if (version is < OldestOperatorSet or > NewestOperatorSet)
            throw new ModelException($"{fileName} is refused: operator set: found {version}, expected {OldestOperatorSet} to {NewestOperatorSet}; export it anew with one of these.");
        if (found._externalTensors.Count > 0)
            throw new ModelException($"{fileName} is refused: found {found._externalTensors.Count} tensors whose values lie in other files (the first: {found._externalTensors[0]}), expected everything in one file; save it without external data.");
    }

    private void ReadModel(ReadOnlySpan<byte> bytes)
    {
        var model = new ProtobufReader(bytes);
        while (model.Next())
        {
            if (model.Field == 7)
                ReadGraph(model.Bytes, 0);
            else if (model.Field == 8)
                ReadOperatorSet(model.Bytes);
        }
    }

    private void ReadOperatorSet(ReadOnlySpan<byte> bytes)
    {
        var (domain, version) = (string.Empty, 0L);
        var set = new ProtobufReader(bytes);
        while (set.Next())
            (domain, version) = set.Field switch { 1 => (set.Text, version), 2 => (domain, set.Number), _ => (domain, version) };
        _operatorSets[domain == "ai.onnx" ? string.Empty : domain] = version;
    }

    private void ReadGraph(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException($"Found graphs within graphs more than {MaxDepth} deep.");
        _hasGraph = true;
        var graph = new ProtobufReader(bytes);
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case 1:
                    ReadNode(graph.Bytes, depth);
                    break;
                case 5:
                    ReadTensor(graph.Bytes);
                    break;
                case 15:
                    ReadSparseTensor(graph.Bytes);
                    break;
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> bytes, int depth)
    {
        var node = new ProtobufReader(bytes);
        while (node.Next())
        {
            if (node.Field == 5)
                ReadAttribute(node.Bytes, depth);
        }
    }

    private void ReadAttribute(ReadOnlySpan<byte> bytes, int depth)
    {
        var attribute = new ProtobufReader(bytes);
        while (attribute.Next())
        {
            switch (attribute.Field)
            {
                case 5 or 10:
                    ReadTensor(attribute.Bytes);
                    break;
                case 6 or 11:
                    ReadGraph(attribute.Bytes, depth + 1);
                    break;
                case 22 or 23:
                    ReadSparseTensor(attribute.Bytes);
                    break;
            }
        }
    }

    private void ReadSparseTensor(ReadOnlySpan<byte> bytes)
    {
        var sparse = new ProtobufReader(bytes);
        while (sparse.Next())
        {
            if (sparse.Field is 1 or 2)
                ReadTensor(sparse.Bytes);
        }
    }

    private void ReadTensor(ReadOnlySpan<byte> bytes)
    {
        var (name, isExternal) = (string.Empty, false);
        var tensor = new ProtobufReader(bytes);
        while (tensor.Next())
        {
            if (tensor.Field == 8)
                name = tensor.Text;
            isExternal |= (tensor.Field == 14 && tensor.Number == ExternalLocation) || tensor.Field == 13;
        }

        if (isExternal)
            _externalTensors.Add(name);
    }
}
