namespace SquatCoach.Models;

/// <summary>
/// Evaluates a TensorFlow Lite graph the plain way: channels last, one loop per axis, 32-bit floats. It is the reference against which a
/// conversion is checked, so it shares nothing with the converter but the reading of the file.
/// </summary>
internal sealed class TfliteInterpreter(TfliteModel model)
{
    private readonly float[]?[] _values = new float[]?[model.Tensors.Length];

    /// <summary>Runs the graph on its one input and returns the values of the named outputs.</summary>
    /// <param name="input">Values in the order of the file, channels last.</param>
    public float[][] Run(float[] input, params int[] outputs)
    {
        Array.Clear(_values);
        _values[model.Inputs[0]] = input;
        foreach (var step in model.Operators)
            _values[step.Output] = Evaluate(step);
        return [.. outputs.Select(Value)];
    }

    private float[] Value(int tensor) => _values[tensor] ??= model.Tensors[tensor].Floats();

    private int[] Shape(int tensor) => model.Tensors[tensor].Shape;

    private float[] Evaluate(TfliteOperator step) => step.Code switch
    {
        TfliteOperatorCode.Add => Activated(Sum(step), step.Options.Byte(0)),
        TfliteOperatorCode.Concatenation => Concatenated(step),
        TfliteOperatorCode.Conv2D => TfliteKernels.Convolve(Picture(step), Value(step.Inputs[1]), Bias(step), Window(step), Shape(step.Output)),
        TfliteOperatorCode.DepthwiseConv2D => TfliteKernels.ConvolveEach(Picture(step), Value(step.Inputs[1]), Bias(step), Window(step), Shape(step.Output)),
        TfliteOperatorCode.DepthToSpace => TfliteKernels.DepthToSpace(Picture(step), step.Options.Int(0), Shape(step.Output)),
        TfliteOperatorCode.Dequantize or TfliteOperatorCode.Densify => Constant(step),
        TfliteOperatorCode.Logistic => Array.ConvertAll(Value(step.Inputs[0]), value => 1 / (1 + MathF.Exp(-value))),
        TfliteOperatorCode.MaxPool2D => TfliteKernels.MaxPool(Picture(step), TfliteWindow.OfPooling(step, model), Shape(step.Output)),
        TfliteOperatorCode.Relu => Activated(Value(step.Inputs[0]), 1),
        TfliteOperatorCode.Relu6 => Activated(Value(step.Inputs[0]), 3),
        TfliteOperatorCode.Reshape => Value(step.Inputs[0]),
        TfliteOperatorCode.ResizeBilinear => TfliteKernels.Resize(Picture(step), step.Options.Byte(2) != 0, step.Options.Byte(3) != 0, Shape(step.Output)),
        TfliteOperatorCode.Pad => TfliteKernels.Pad(Picture(step), model.Tensors[step.Inputs[1]].Ints(), Shape(step.Output)),
        TfliteOperatorCode.Prelu => Sloped(step),
        _ => throw new ModelException($"The operator {step.Code} cannot be evaluated."),
    };

    /// <summary>Weights that are only unpacked: their values come from the constant itself, wherever the chain began.</summary>
    private float[] Constant(TfliteOperator step) => Value(step.Inputs[0]);

    private TfliteWindow Window(TfliteOperator step) => TfliteWindow.OfConvolution(step, model);

    private TflitePicture Picture(TfliteOperator step) => new(Value(step.Inputs[0]), Shape(step.Inputs[0]));

    private float[]? Bias(TfliteOperator step) => step.Inputs.Length > 2 && step.Inputs[2] >= 0 ? Value(step.Inputs[2]) : null;

    private float[] Sum(TfliteOperator step)
    {
        var (first, second) = (Value(step.Inputs[0]), Value(step.Inputs[1]));
        var sum = new float[first.Length];
        for (var index = 0; index < sum.Length; index++)
            sum[index] = first[index] + second[index % second.Length];
        return sum;
    }

    private float[] Sloped(TfliteOperator step)
    {
        var (values, slopes) = (Value(step.Inputs[0]), Value(step.Inputs[1]));
        var sloped = new float[values.Length];
        for (var index = 0; index < sloped.Length; index++)
            sloped[index] = values[index] < 0 ? values[index] * slopes[index % slopes.Length] : values[index];
        return sloped;
    }

    /// <summary>One input after the other along an axis: blocks of everything inside that axis.</summary>
    private float[] Concatenated(TfliteOperator step)
    {
        var shape = Shape(step.Output);
        var axis = step.Options.Int(0) is var given && given < 0 ? given + shape.Length : given;
        var joined = new float[TensorShape.Count(shape)];
        var outer = TensorShape.Count(shape.AsSpan(0, axis));
        var place = 0;
        for (var block = 0; block < outer; block++)
        {
            foreach (var input in step.Inputs)
            {
                var length = TensorShape.Count(Shape(input).AsSpan(axis));
                Value(input).AsSpan(block * length, length).CopyTo(joined.AsSpan(place));
                place += length;
            }
        }

        return Activated(joined, step.Options.Byte(1));
    }

    private static float[] Activated(float[] values, int activation) => TfliteKernels.Activate((float[])values.Clone(), activation);
}
