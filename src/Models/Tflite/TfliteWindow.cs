namespace SquatCoach.Models;

/// <summary>The window of a convolution or pooling: its size, steps and dilation along y and x, and the padding before the first row and column.</summary>
internal readonly record struct TfliteWindow
{
    private const int Same = 0;

    public required int Height { get; init; }

    public required int Width { get; init; }

    public required int StepY { get; init; }

    public required int StepX { get; init; }

    public int DilationY { get; private init; }

    public int DilationX { get; private init; }

    public int Top { get; private init; }

    public int Left { get; private init; }

    public int Bottom { get; private init; }

    public int Right { get; private init; }

    /// <summary>The field of a fused activation: 0 none, 1 ReLU, 3 ReLU6.</summary>
    public int Activation { get; private init; }

    public static TfliteWindow OfConvolution(TfliteOperator step, TfliteModel model)
    {
        var options = step.Options;
        var weights = model.Tensors[step.Inputs[1]].Shape;
        var isDepthwise = step.Code == TfliteOperatorCode.DepthwiseConv2D ? 1 : 0;
        return new TfliteWindow
        {
            Height = weights[1],
            Width = weights[2],
            StepX = options.Int(1),
            StepY = options.Int(2),
            Activation = options.Byte(3 + isDepthwise),
            DilationX = options.Int(4 + isDepthwise, 1),
            DilationY = options.Int(5 + isDepthwise, 1),
        }.Padded(step, model);
    }

    public static TfliteWindow OfPooling(TfliteOperator step, TfliteModel model)
    {
        var options = step.Options;
        return new TfliteWindow
        {
            StepX = options.Int(1),
            StepY = options.Int(2),
            Width = options.Int(3),
            Height = options.Int(4),
            Activation = options.Byte(5),
            DilationX = 1,
            DilationY = 1,
        }.Padded(step, model);
    }

    /// <summary>TensorFlow's "same": as much as the last window reaches beyond the input, the odd pixel after it; "valid": none.</summary>
    private TfliteWindow Padded(TfliteOperator step, TfliteModel model)
    {
        if (step.Options.Byte(0) != Same)
            return this;
        var input = model.Tensors[step.Inputs[0]].Shape;
        var output = model.Tensors[step.Output].Shape;
        var vertical = Math.Max(0, ((output[1] - 1) * StepY) + ((Height - 1) * DilationY) + 1 - input[1]);
        var horizontal = Math.Max(0, ((output[2] - 1) * StepX) + ((Width - 1) * DilationX) + 1 - input[2]);
        return this with { Top = vertical / 2, Bottom = vertical - (vertical / 2), Left = horizontal / 2, Right = horizontal - (horizontal / 2) };
    }
}
