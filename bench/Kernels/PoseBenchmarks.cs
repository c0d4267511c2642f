using BenchmarkDotNet.Attributes;
using SquatCoach.Capture;
using SquatCoach.Models;

namespace SquatCoach.Bench;

/// <summary>
/// What a frame costs before it is tracked: finding people in the whole frame (twice a second), and the keypoints of one or three people
/// (every frame), scaling and decoding included. On the CPU, one thread.
/// </summary>
[MemoryDiagnoser]
public class PoseBenchmarks
{
    private static readonly DecodedSize _size = new(640, 360);

    private readonly byte[] _pixels = new byte[_size.ByteCount];
    private readonly PersonDetection[] _found = new PersonDetection[8];
    private readonly SquareRoi[] _rois = [new(320, 180, 330), new(200, 190, 250), new(450, 170, 240)];
    private readonly PoseBatch _poses = new(3);
    private readonly StageClock _clock = new();
    private PersonFinder? _finder;
    private KeypointEstimator? _estimator;

    [GlobalSetup]
    public void Open()
    {
        new Random(1).NextBytes(_pixels);
        var models = ModelLocator.Find();
        var options = new OnnxModelOptions { Device = Device.Cpu };
        _finder = new PersonFinder(models.Open(models.Chosen(ModelTask.Finder), ModelTask.Finder, options));
        _estimator = new KeypointEstimator(models.Open(models.Chosen(ModelTask.Pose2D), ModelTask.Pose2D, options));
    }

    [GlobalCleanup]
    public void Close()
    {
        _finder?.Dispose();
        _estimator?.Dispose();
    }

    [Benchmark]
    public int Find() => _finder!.Find(new RgbImage(_pixels, _size), _found);

    [Benchmark]
    public float EstimateOne() => Estimate(1);

    [Benchmark]
    public float EstimateThree() => Estimate(3);

    private float Estimate(int people)
    {
        _estimator!.Estimate(new RgbImage(_pixels, _size), _rois.AsSpan(0, people), _poses, _clock);
        return _poses.Presence(0);
    }
}
