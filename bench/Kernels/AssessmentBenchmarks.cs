using BenchmarkDotNet.Attributes;
using SquatCoach.Assessment;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Bench;

/// <summary>What follows the 2D track of a minute of video at 30 Hz: lifting, finding the reps, measuring every metric. On the CPU.</summary>
[MemoryDiagnoser]
public class AssessmentBenchmarks
{
    private readonly KeypointTrack _minute = MannequinMotion.Minute;

    private PoseLifter? _lifter;
    private JointSequence? _joints;

    [GlobalSetup]
    public void Open()
    {
        _lifter = PoseLifter.Open(ModelLocator.Find(), new OnnxModelOptions { Device = Device.Cpu });
        _joints = _lifter.Lift(_minute);
    }

    [GlobalCleanup]
    public void Close() => _lifter?.Dispose();

    [Benchmark(Baseline = true)]
    public int LiftRepsAndMetrics() => MetricSurvey.Measure(_lifter!.Lift(_minute), _minute).Count;

    [Benchmark]
    public int Lift() => _lifter!.Lift(_minute).FrameCount;

    [Benchmark]
    public int RepsAndMetrics() => MetricSurvey.Measure(_joints!, _minute).Count;
}
