namespace SquatCoach.Models;

/// <summary>
/// Writes a TensorFlow Lite graph as ONNX. Pictures become channels first throughout (NHWC → NCHW); only a reshape that flattens a picture
/// goes back to channels last before it, because it counts in the file's order. Weights become 32-bit floats.
/// </summary>
internal sealed class TfliteToOnnx
{
    private readonly TfliteModel _model;
    private readonly OnnxGraph _graph = new();
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<int, TfliteTensor> _constants = [];

    // A PAD whose only readers are convolutions without padding of their own goes into them: a pass over the picture less.
    private readonly Dictionary<int, (int Source, int[] Pads)> _foldedPads = [];

    private TfliteToOnnx(TfliteModel model)
    {
        _model = model;
        for (var index = 0; index < model.Tensors.Length; index++)
        {
            if (model.Tensors[index].IsConstant)
                _constants[index] = model.Tensors[index];
        }
    }

    /// <param name="model">The graph.</param>
    /// <param name="inputName">What the one input is called in the ONNX file.</param>
    /// <param name="outputs">Which tensors come out, and their names there; what none of them needs is left out.</param>
    /// <exception cref="ModelException">The graph uses an operator in a way that has no counterpart.</exception>
    public static byte[] Convert(TfliteModel model, string inputName, params (int Tensor, string Name)[] outputs)
    {
        var conversion = new TfliteToOnnx(model);
        var input = model.Inputs[0];
        conversion._names[input] = inputName;
        conversion._graph.Input(inputName, ChannelsFirst(conversion.Shape(input)));
        foreach (var step in model.Operators)
            conversion.Convert(step);
        foreach (var (tensor, name) in outputs)
        {
            conversion._graph.Add("Identity", [conversion.Name(tensor)], name);
            conversion._graph.Output(name, ChannelsFirst(conversion.Shape(tensor)));
        }

        return conversion._graph.ToFile("tflite");
    }

    /// <summary>Shape of a tensor in the ONNX file.</summary>
    public static int[] ChannelsFirst(int[] shape) => shape.Length == 4 ? [shape[0], shape[3], shape[1], shape[2]] : shape;

    private void Convert(TfliteOperator step)
    {
        switch (step.Code)
        {
            case TfliteOperatorCode.Dequantize or TfliteOperatorCode.Densify:
                Unpack(step);
                break;
            case TfliteOperatorCode.Conv2D or TfliteOperatorCode.DepthwiseConv2D:
                Convolution(step);
                break;
            case TfliteOperatorCode.MaxPool2D:
                var window = TfliteWindow.OfPooling(step, _model);
                Emit(step, "MaxPool", [Name(step.Inputs[0])], window.Activation, [.. Geometry(window), ("pads", Pads(window))]);
                break;
            case TfliteOperatorCode.Pad:
                Pad(step);
                break;
            case TfliteOperatorCode.Add:
                Emit(step, "Add", [Name(step.Inputs[0]), Name(step.Inputs[1])], step.Options.Byte(0));
                break;
            case TfliteOperatorCode.Prelu:
                Emit(step, "PRelu", [Name(step.Inputs[0]), Name(step.Inputs[1])], 0);
                break;
            case TfliteOperatorCode.Logistic:
                Emit(step, "Sigmoid", [Name(step.Inputs[0])], 0);
                break;
            case TfliteOperatorCode.Relu:
                Emit(step, "Identity", [Name(step.Inputs[0])], 1);
                break;
            case TfliteOperatorCode.Relu6:
                Emit(step, "Identity", [Name(step.Inputs[0])], 3);
                break;
            case TfliteOperatorCode.DepthToSpace:
                Emit(step, "DepthToSpace", [Name(step.Inputs[0])], 0, ("blocksize", step.Options.Int(0)), ("mode", "DCR"));
                break;
            case TfliteOperatorCode.ResizeBilinear:
                Resize(step);
                break;
            case TfliteOperatorCode.Concatenation:
                var axis = step.Options.Int(0) is var given && given < 0 ? given + Shape(step.Output).Length : given;
                axis = Shape(step.Output).Length == 4 ? new[] { 0, 2, 3, 1 }[axis] : axis;
                Emit(step, "Concat", [.. step.Inputs.Select(Name)], step.Options.Byte(1), ("axis", axis));
                break;
            case TfliteOperatorCode.Reshape:
                Reshape(step);
                break;
            default:
                throw new ModelException($"The operator {step.Code} has no counterpart.");
        }
    }

    private int[] Shape(int tensor) => _model.Tensors[tensor].Shape;

    /// <summary>The name of a tensor in the ONNX file; a constant is written there when it is first needed.</summary>
    private string Name(int tensor)
    {
        if (_names.TryGetValue(tensor, out var name))
            return name;
        if (!_constants.TryGetValue(tensor, out var constant))
            throw new ModelException($"The tensor {_model.Tensors[tensor].Name} is used before anything makes it.");

        // Operands of ADD and PRELU: per channel, or a whole picture.
        var values = constant.Floats();
        var shape = Shape(tensor);
        var isPerChannel = shape.Length > 0 && values.Length == shape[^1];
        if (!isPerChannel && shape.Length is not (3 or 4))
            throw new ModelException($"The constant {constant.Name} has the shape {TensorShape.Describe(shape)}, expected one value a channel or a picture.");
        int[] picture = shape.Length == 3 ? [1, .. shape] : shape;
        return _names[tensor] = isPerChannel
            ? _graph.Constant($"k{tensor}", [values.Length, 1, 1], values)
            : _graph.Constant($"k{tensor}", ChannelsFirst(picture), Permuted(values, picture, [0, 3, 1, 2]));
    }

    /// <summary>Adds a node and, where one is fused into the operator, its activation.</summary>
    private void Emit(TfliteOperator step, string type, string[] inputs, int activation, params (string, object)[] attributes)
    {
        var output = _names[step.Output] = $"t{step.Output}";
        var raw = activation == 0 ? output : output + "_raw";
        _graph.Add(type, inputs, raw, attributes);
        switch (activation)
        {
            case 0:
                break;
            case 1:
                _graph.Add("Relu", [raw], output);
                break;
            case 3:
                _graph.Add("Clip", [raw, _graph.Constant("zero", [], [0f]), _graph.Constant("six", [], [6f])], output);
                break;
            default:
                throw new ModelException($"Found the fused activation {activation}, expected none, ReLU or ReLU6.");
        }
    }

    private void Unpack(TfliteOperator step)
    {
        if (!_constants.TryGetValue(step.Inputs[0], out var constant))
            throw new ModelException($"Found {step.Code} of a computed value, expected of weights only; quantised networks are not taken.");
        _constants[step.Output] = constant;
    }

    private void Convolution(TfliteOperator step)
    {
        if (!_constants.TryGetValue(step.Inputs[1], out var weights))
            throw new ModelException("Found a convolution with computed weights, expected constants.");
        var isDepthwise = step.Code == TfliteOperatorCode.DepthwiseConv2D;
        var window = TfliteWindow.OfConvolution(step, _model);
        var shape = Shape(step.Inputs[1]);
        var (source, pads) = _foldedPads.TryGetValue(step.Inputs[0], out var folded) ? folded : (step.Inputs[0], Pads(window));
        int[] order = isDepthwise ? [3, 0, 1, 2] : [0, 3, 1, 2];
        var kernel = _graph.Constant($"w{step.Output}", [.. order.Select(axis => shape[axis])], Permuted(weights.Floats(), shape, order));
        string[] inputs = [Name(source), kernel];
        if (step.Inputs.Length > 2 && step.Inputs[2] >= 0)
        {
            var bias = _constants[step.Inputs[2]].Floats();
            inputs = [.. inputs, _graph.Constant($"b{step.Output}", [bias.Length], bias)];
        }

        Emit(step, "Conv", inputs, window.Activation,
            [.. Geometry(window), ("dilations", new[] { window.DilationY, window.DilationX }), ("pads", pads), ("group", isDepthwise ? Shape(source)[3] : 1)]);
    }

    private void Pad(TfliteOperator step)
    {
        var pads = _model.Tensors[step.Inputs[1]].Ints();
        if (pads.Length != 8 || pads[0] + pads[1] + pads[6] + pads[7] != 0)
            throw new ModelException($"Found the paddings {string.Join(", ", pads)}, expected some of height and width only.");
        var readers = _model.Operators.Where(other => other.Inputs.Contains(step.Output)).ToArray();
        if (!_model.Outputs.Contains(step.Output) && readers.All(IsUnpaddedConvolution))
            _foldedPads[step.Output] = (step.Inputs[0], [pads[2], pads[4], pads[3], pads[5]]);
        else
            Emit(step, "Pad", [Name(step.Inputs[0]), _graph.Constant($"p{step.Output}", 0, 0, pads[2], pads[4], 0, 0, pads[3], pads[5])], 0);
    }

    private static bool IsUnpaddedConvolution(TfliteOperator step) =>
        step.Code is TfliteOperatorCode.Conv2D or TfliteOperatorCode.DepthwiseConv2D && step.Options.Byte(0) == 1;

    private void Resize(TfliteOperator step)
    {
        var shape = ChannelsFirst(Shape(step.Output));
        var mode = step.Options.Byte(2) != 0 ? "align_corners" : step.Options.Byte(3) != 0 ? "half_pixel" : "asymmetric";
        var sizes = _graph.Constant($"s{step.Output}", [.. shape.Select(length => (long)length)]);
        Emit(step, "Resize", [Name(step.Inputs[0]), string.Empty, string.Empty, sizes], 0, ("mode", "linear"), ("coordinate_transformation_mode", mode));
    }

    private void Reshape(TfliteOperator step)
    {
        var name = Name(step.Inputs[0]);
        var from = Shape(step.Inputs[0]);
        var to = Shape(step.Output);
        if (to.Length == 4 && to[1] * to[2] > 1)
            throw new ModelException($"Found a reshape to the picture {TensorShape.Describe(to)}, expected to a list.");
        if (from.Length == 4 && from[1] * from[2] > 1)
            name = _graph.Add("Transpose", [name], $"n{step.Output}", ("perm", new[] { 0, 2, 3, 1 }));
        Emit(step, "Reshape", [name, _graph.Constant($"s{step.Output}", [.. ChannelsFirst(to).Select(length => (long)length)])], 0);
    }

    private static int[] Pads(TfliteWindow window) => [window.Top, window.Left, window.Bottom, window.Right];

    private static (string, object)[] Geometry(TfliteWindow window) =>
        [("kernel_shape", new[] { window.Height, window.Width }), ("strides", new[] { window.StepY, window.StepX })];

    /// <summary>A tensor of four axes with its axes in another order.</summary>
    private static float[] Permuted(float[] values, int[] shape, int[] order)
    {
        int[] strides = [shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1];
        var permuted = new float[values.Length];
        var place = 0;
        for (var a = 0; a < shape[order[0]]; a++)
        {
            for (var b = 0; b < shape[order[1]]; b++)
            {
                for (var c = 0; c < shape[order[2]]; c++)
                {
                    for (var d = 0; d < shape[order[3]]; d++)
                        permuted[place++] = values[(a * strides[order[0]]) + (b * strides[order[1]]) + (c * strides[order[2]]) + (d * strides[order[3]])];
                }
            }
        }

        return permuted;
    }
}
