using BenchmarkDotNet.Attributes;
using SquatCoach.FormClassifier;
using SquatCoach.Models;
using SquatCoach.Pose3D;

namespace SquatCoach.Bench;

/// <summary>Lifting a clip of half a minute, and judging its seven reps, features included. On the CPU.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private PoseLifter? _lifter;
    private RepClassifier? _classifier;

    [GlobalSetup]
    public void Open()
    {
        var models = ModelLocator.Find();
        var options = new OnnxModelOptions { Device = Device.Cpu };
        _lifter = PoseLifter.Open(models, options);
        _classifier = RepClassifier.Open(models, options);
    }

    [GlobalCleanup]
    public void Close()
    {
        _lifter?.Dispose();
        _classifier?.Dispose();
    }

    [Benchmark]
    public int Lift() => _lifter!.Lift(MannequinMotion.Keypoints).FrameCount;

    [Benchmark]
    public int Classify() => _classifier!.Classify(MannequinMotion.Joints, MannequinMotion.Reps).Count;
}
