using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace SquatCoach.Compat.Tests;

/// <summary>
/// The official managed API on a network of one matrix and one bias (make_tiny_model.py):
/// y = (x0 + 3·x2 + 10, 2·x1 + 20).
/// </summary>
public sealed class OnnxRuntimeTests
{
    private static readonly string _tiny = Path.Combine(AppContext.BaseDirectory, "tiny.onnx");

    [Fact]
    public void Version_Native_IsTheOneTheSourcesWereWrittenFor()
    {
        Assert.StartsWith("1.", OrtEnv.Instance().GetVersionString(), StringComparison.Ordinal);
        Assert.Contains("CPUExecutionProvider", OrtEnv.Instance().GetAvailableProviders());
    }

    [Fact]
    public void Metadata_TinyNetwork_NamesAndShapes()
    {
        using var session = new InferenceSession(_tiny);
        Assert.Equal(["x"], session.InputNames);
        Assert.Equal([-1, 3], session.InputMetadata["x"].Dimensions);
        Assert.Equal([-1, 2], session.OutputMetadata["y"].Dimensions);
    }

    [Fact]
    public void Run_NamedValues_GivesTheProduct()
    {
        using var session = new InferenceSession(_tiny);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(new float[] { 1, 2, 3 }, [1, 3]))]);
        Assert.Equal([20f, 24f], results[0].AsEnumerable<float>());
    }

    [Fact]
    public void Run_BoundBuffers_GivesTheProductOfWhatTheyHoldNow()
    {
        using var session = new InferenceSession(_tiny);
        float[] x = [1, 2, 3, 0, 0, 0];
        var y = new float[4];
        using var input = OrtValue.CreateTensorValueFromMemory(x, [2, 3]);
        using var output = OrtValue.CreateTensorValueFromMemory(y, [2, 2]);
        using var binding = session.CreateIoBinding();
        binding.BindInput("x", input);
        binding.BindOutput("y", output);
        using var options = new RunOptions();

        session.RunWithBinding(options, binding);
        Assert.Equal([20, 24, 10, 20], y);

        x[3] = 5;
        session.RunWithBinding(options, binding);
        Assert.Equal([20, 24, 15, 20], y);
    }

    [Fact]
    public void Run_WrongShape_Throws()
    {
        using var session = new InferenceSession(_tiny);
        var wrong = NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(new float[2], [1, 2]));
        Assert.Throws<OnnxRuntimeException>(() => session.Run([wrong]));
    }

    [Fact]
    public void Load_NotANetwork_Throws()
    {
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession([1, 2, 3]));
    }
}
