using SquatCoach.AllocationTests;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>What happens in every frame leaves nothing for the garbage collector: with the networks that ship, on one thread.</summary>
public sealed class HotPathTests : IDisposable
{
    private const int Frames = 20;

    private static readonly DecodedSize _size = new(640, 360);

    private readonly byte[] _pixels = new byte[_size.ByteCount];
    private readonly PersonFinder _finder;
    private readonly KeypointEstimator _estimator;
    private readonly BackReader _backs;

    public HotPathTests()
    {
        new Random(1).NextBytes(_pixels);
        var models = ModelLocator.Find();
        var options = new OnnxModelOptions { Device = Device.Cpu };
        _finder = new PersonFinder(models.Open(ModelNames.AthleteFinder, ModelTask.Finder, options));
        _estimator = new KeypointEstimator(models.Open(ModelNames.AthleteKeypoints, ModelTask.Pose2D, options));
        _backs = new BackReader(models.Open(ModelNames.AthleteBack, ModelTask.Back, options));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Estimate_FrameAfterFrame_AllocatesNothing(int people)
    {
        var poses = new PoseBatch(people);
        var clock = new StageClock();
        SquareRoi[] rois = [.. Enumerable.Range(0, people).Select(person => new SquareRoi(200 + (60 * person), 180, 300))];
        Assert.Equal(0, Allocations.LeastOf(() => _estimator.Estimate(new RgbImage(_pixels, _size), rois, poses, clock), Frames));
    }

    [Fact]
    public void Find_FrameAfterFrame_AllocatesNothing()
    {
        var found = new PersonDetection[8];
        Assert.Equal(0, Allocations.LeastOf(() => _finder.Find(new RgbImage(_pixels, _size), found), Frames));
    }

    [Fact]
    public void ReadBack_FrameAfterFrame_AllocatesNothing()
    {
        var points = new float[KeypointTrack.ValuesPerFrame];
        new Actor { Width = 0.3f }.Write(0, points);
        var back = new float[KeypointTrack.BackValuesPerFrame];
        Assert.Equal(0, Allocations.LeastOf(() => _backs.Read(new RgbImage(_pixels, _size), points, back), Frames));
    }

    [Fact]
    public void MeanLuma_FrameAfterFrame_AllocatesNothing() => Assert.Equal(0, Allocations.LeastOf(() => Brightness.MeanLuma(new RgbImage(_pixels, _size)), Frames));

    public void Dispose()
    {
        _finder.Dispose();
        _estimator.Dispose();
        _backs.Dispose();
    }
}
