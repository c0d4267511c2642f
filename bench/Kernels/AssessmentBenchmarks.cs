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
    private const double Seconds = 60;

    private readonly KeypointTrack _minute = Repeated(MannequinMotion.Keypoints);

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

    /// <summary>The clip again and again until a minute is full.</summary>
    private static KeypointTrack Repeated(KeypointTrack clip)
    {
        var frames = (int)(Seconds * MannequinMotion.Joints.FrameRateHz);
        var points = new float[frames * KeypointTrack.ValuesPerFrame];
        var boxes = new PixelBox?[frames];
        var times = new double[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            clip.Frame(frame % clip.FrameCount).CopyTo(points.AsSpan(frame * KeypointTrack.ValuesPerFrame));
            boxes[frame] = clip.Boxes[frame % clip.FrameCount];
            times[frame] = frame / MannequinMotion.Joints.FrameRateHz;
        }

        return new KeypointTrack(clip.WidthPx, clip.HeightPx, times, boxes, points);
    }
}
