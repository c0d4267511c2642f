namespace SquatCoach.Models.Tests;

/// <summary>Every operator, converted and run by ONNX Runtime, equals its plain evaluation; and the plain evaluation equals what one works out by hand.</summary>
public sealed class TfliteConversionTests
{
    private const int Valid = 1;
    private const int Relu = 1;
    private const int Relu6 = 3;

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(2, 1, Valid)]
    [InlineData(1, 2, 0)]
    public void Convert_Convolution_EqualsTheReference(int step, int dilation, int padding)
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 9, 7, 3);
        var reach = (2 * dilation) + 1;
        int Length(int length) => padding == Valid ? (length - reach) / step + 1 : (length + step - 1) / step;
        var output = graph.Step(
            TfliteOperatorCode.Conv2D, [input, graph.Weights(4, 3, 3, 3), graph.Weights(4)], [1, Length(9), Length(7), 4],
            (0, padding), (1, step), (2, step), (3, Relu), (4, dilation), (5, dilation));

        AssertEqual(graph.Build(input, output));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Convert_DepthwiseConvolutionWithoutBias_EqualsTheReference(int step)
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 8, 8, 3);
        var output = graph.Step(
            TfliteOperatorCode.DepthwiseConv2D, [input, graph.Weights(1, 5, 5, 3), -1], [1, 8 / step, 8 / step, 3],
            (0, 0), (1, step), (2, step), (3, 1), (4, Relu6), (5, 1), (6, 1));

        AssertEqual(graph.Build(input, output));
    }

    [Fact]
    public void Convert_PadBeforeConvolution_IsFoldedAndEqual()
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 6, 6, 3);
        var padded = graph.Step(TfliteOperatorCode.Pad, [input, graph.Ints([0, 0, 1, 2, 2, 1, 0, 0], 4, 2)], [1, 9, 9, 3]);
        var output = graph.Step(TfliteOperatorCode.Conv2D, [padded, graph.Weights(2, 3, 3, 3), graph.Weights(2)], [1, 4, 4, 2], (0, Valid), (1, 2), (2, 2), (3, 0));

        AssertEqual(graph.Build(input, output));
    }

    [Fact]
    public void Convert_PadThatIsRead_EqualsTheReference()
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 4, 5, 3);
        var padded = graph.Step(TfliteOperatorCode.Pad, [input, graph.Ints([0, 0, 1, 0, 0, 2, 0, 0], 4, 2)], [1, 5, 7, 3]);
        AssertEqual(graph.Build(input, graph.Step(TfliteOperatorCode.Add, [padded, graph.Floats([1, 2, 3], 3)], [1, 5, 7, 3], (0, 0))));
    }

    [Fact]
    public void Convert_MaxPool_EqualsTheReference()
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 5, 7, 3);
        AssertEqual(graph.Build(input, graph.Step(TfliteOperatorCode.MaxPool2D, [input], [1, 3, 4, 3], (0, 0), (1, 2), (2, 2), (3, 2), (4, 2), (5, 0))));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Convert_Resize_EqualsTheReference(bool areCornersAligned, bool areCentresHalf)
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 4, 5, 3);
        var output = graph.Step(
            TfliteOperatorCode.ResizeBilinear, [input, graph.Ints([8, 10], 2)], [1, 8, 10, 3], (2, areCornersAligned ? 1 : 0), (3, areCentresHalf ? 1 : 0));

        AssertEqual(graph.Build(input, output));
    }

    [Fact]
    public void Convert_HalfFloatWeightsAddPreluConcatReshapeSigmoid_EqualTheReference()
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 4, 4, 3);
        var slopes = graph.Step(TfliteOperatorCode.Dequantize, [graph.Halves([0.25f, -0.5f, 2], 1, 1, 3)], [1, 1, 3]);
        var shifted = graph.Step(TfliteOperatorCode.Add, [input, graph.Floats([-0.4f, -0.6f, -0.2f], 3)], [1, 4, 4, 3], (0, 0));
        var sloped = graph.Step(TfliteOperatorCode.Prelu, [shifted, slopes], [1, 4, 4, 3]);
        var rectified = graph.Step(TfliteOperatorCode.Relu, [shifted], [1, 4, 4, 3]);
        var joined = graph.Step(TfliteOperatorCode.Concatenation, [sloped, rectified], [1, 4, 4, 6], (0, 3), (1, 0));
        var list = graph.Step(TfliteOperatorCode.Reshape, [joined], [1, 96, 1]);
        AssertEqual(graph.Build(input, graph.Step(TfliteOperatorCode.Logistic, [list], [1, 96, 1])));
    }

    [Fact]
    public void Convert_DepthToSpace_EqualsTheReference()
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 3, 3, 3);
        var deep = graph.Step(TfliteOperatorCode.Conv2D, [input, graph.Weights(8, 1, 1, 3), graph.Weights(8)], [1, 3, 3, 8], (0, 0), (1, 1), (2, 1), (3, 0));
        AssertEqual(graph.Build(input, graph.Step(TfliteOperatorCode.DepthToSpace, [deep], [1, 6, 6, 2], (0, 2))));
    }

    [Fact]
    public void LargestDifference_OtherWeights_IsSeen()
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 5, 5, 3);
        var output = graph.Step(TfliteOperatorCode.Conv2D, [input, graph.Weights(2, 3, 3, 3), graph.Weights(2)], [1, 5, 5, 2], (0, 0), (1, 1), (2, 1), (3, 0));
        var model = graph.Build(input, output);
        var transposed = model with { Tensors = [.. model.Tensors] };
        transposed.Tensors[1] = transposed.Tensors[1] with { Raw = Reversed(transposed.Tensors[1].Raw) };

        Assert.True(ConversionCheck.LargestDifference(model, TfliteToOnnx.Convert(transposed, "image", (output, "out")), [(output, "out")]) > 100 * BlazePoseImport.Tolerance);
    }

    /// <summary>A 2 × 2 kernel of 1, 2, 3, 4 over an image of 1…4, padded below and right as TensorFlow does.</summary>
    [Fact]
    public void Run_ConvolutionByHand_IsWhatOneWorksOut()
    {
        var graph = new GraphInTheMaking();
        var input = graph.Tensor(1, 2, 2, 1);
        var output = graph.Step(TfliteOperatorCode.Conv2D, [input, graph.Floats([1, 2, 3, 4], 1, 2, 2, 1), graph.Floats([10], 1)], [1, 2, 2, 1], (0, 0), (1, 1), (2, 1), (3, 0));

        Assert.Equal([40f, 24f, 21f, 14f], new TfliteInterpreter(graph.Build(input, output)).Run([1, 2, 3, 4], output)[0]);
    }

    /// <summary>Of a 4 × 4 matrix only the blocks (0,0) and (1,1) of 2 × 2 are stored.</summary>
    [Fact]
    public void Expand_BlocksOnTheDiagonal_LieThere()
    {
        var sparsity = new TfliteSparsity(
            [0, 1, 2, 3], [0, 1], [new(2, null, null), new(0, [0, 1, 2], [0, 1]), new(2, null, null), new(2, null, null)]);

        Assert.Equal([1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 5, 6, 0, 0, 7, 8], sparsity.Expand([1, 2, 3, 4, 5, 6, 7, 8], [4, 4]));
    }

    private static void AssertEqual(TfliteModel model)
    {
        (int, string)[] outputs = [(model.Outputs[0], "out")];

        Assert.InRange(ConversionCheck.LargestDifference(model, TfliteToOnnx.Convert(model, "image", outputs), outputs), 0, 1e-5);
    }

    private static byte[] Reversed(ReadOnlyMemory<byte> raw)
    {
        var floats = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(raw.Span).ToArray();
        Array.Reverse(floats);
        return System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(floats).ToArray();
    }
}
