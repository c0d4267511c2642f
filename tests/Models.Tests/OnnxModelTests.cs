using SquatCoach.AllocationTests;

namespace SquatCoach.Models.Tests;

public sealed class OnnxModelTests : IDisposable
{
    private readonly TinyModel _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Run_TinyNetwork_GivesTheProduct()
    {
        using var model = _tiny.Open();
        using var run = model.Bind([2, 3]);
        new float[] { 1, 2, 3, 0, 0, 0 }.CopyTo(run.Input());
        run.Run();
        Assert.Equal([20, 24, 10, 20], run.Output("y").ToArray());
        Assert.Equal([2, 2], run.OutputShape().ToArray());

        run.Input()[3] = 5;
        run.Run();
        Assert.Equal([20, 24, 15, 20], run.Output().ToArray());
    }

    [Fact]
    public void Run_Repeated_AllocatesNothing()
    {
        using var model = _tiny.Open();
        using var run = model.Bind([1, 3]);
        Assert.Equal(0, Allocations.LeastOf(run.Run, calls: 100));
    }

    [Fact]
    public void Identity_OfAnOpenModel_IsNameAndHash()
    {
        using var model = _tiny.Open();
        Assert.Equal("tiny", model.Identity.Name);
        Assert.Equal((string)_tiny.Sidecar["sha256"]!, model.Identity.Sha256);
    }

    [Fact]
    public void Open_OtherHash_NamesBoth()
    {
        var expected = new string('0', 64);
        var found = (string)_tiny.Sidecar["sha256"]!;
        _tiny.Sidecar["sha256"] = expected;
        var error = Assert.Throws<ModelException>(() => _tiny.Open());
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingNetwork_NamesTheFile()
    {
        File.Delete(_tiny.NetworkPath);
        Assert.Contains("tiny.onnx is missing", Assert.Throws<ModelException>(() => _tiny.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingSidecar_NamesTheFile()
    {
        Assert.Contains("tiny.json", Assert.Throws<ModelException>(() => OnnxModel.Open(_tiny.NetworkPath)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs", "x", 3, 3)]
    [InlineData("inputs", "picture", -1, 3)]
    [InlineData("outputs", "y", -1, 21)]
    [InlineData("outputs", "y", 2, -1)]
    public void Open_TensorsThatTheNetworkLacks_IsRefusedUnlessItCoversThem(string side, string name, int first, int second)
    {
        _tiny.Sidecar[side] = TinyModel.Tensor(name, first, second);
        if (side == "inputs" && name == "x")
        {
            // A network with a free axis serves a sidecar that fixes it.
            _tiny.Open().Dispose();
            return;
        }

        var error = Assert.Throws<ModelException>(() => _tiny.Open());
        Assert.Contains("found", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ShapeOutsideTheSidecar_NamesBoth()
    {
        using var model = _tiny.Open();
        var error = Assert.Throws<ArgumentException>(() => model.Bind([1, 4]));
        Assert.Contains("[1, 4]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[free, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CudaWithoutItsLibrary_RunsOnTheCpuAndSaysSoOnce()
    {
        using var model = _tiny.Open(new OnnxModelOptions { Device = Device.Cuda });
        if (model.Device.Used == Device.Cuda)
            return;
        Assert.NotNull(model.Device.Note);
        Assert.EndsWith("the networks run on the CPU.", model.Device.Note, StringComparison.Ordinal);
        using var run = model.Bind([1, 3]);
        run.Run();
        Assert.Equal([10, 20], run.Output().ToArray());
    }

    [Fact]
    public void Open_AutoWithoutCuda_IsSilent()
    {
        using var model = _tiny.Open(new OnnxModelOptions { Device = Device.Auto });
        Assert.True(model.Device.Used == Device.Cuda || model.Device.Note is null);
    }
}
