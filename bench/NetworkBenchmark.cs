using BenchmarkDotNet.Attributes;
using SquatCoach.Models;

namespace SquatCoach.Bench;

/// <summary>One run of each network of the video path, on one thread.</summary>
[Config(typeof(InProcessConfig))]
public class NetworkBenchmark
{
    private OnnxModel? _model;
    private BoundRun? _run;

    [Params(ModelNames.AthleteFinder, ModelNames.AthleteKeypoints)]
    public string Name { get; set; } = ModelNames.AthleteFinder;

    [GlobalSetup]
    public void Open()
    {
        var models = ModelLocator.Find();
        _model = models.Open(Name, Name == ModelNames.AthleteFinder ? ModelTask.Finder : ModelTask.Pose2D, new OnnxModelOptions { Device = Device.Cpu });
        int[] shape = [.. _model.Sidecar.Inputs[0].Shape.Select(length => length < 0 ? 1 : length)];
        _run = _model.Bind(shape);
    }

    [Benchmark]
    public void Run() => _run!.Run();

    [GlobalCleanup]
    public void Close()
    {
        _run?.Dispose();
        _model?.Dispose();
    }
}
