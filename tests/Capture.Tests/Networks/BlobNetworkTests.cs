using SquatCoach.AllocationTests;
using SquatCoach.Models;

namespace SquatCoach.Capture.Tests;

/// <summary>The whole way through ONNX Runtime, with networks that find a bright square.</summary>
public class BlobNetworkTests
{
    // The keypoint in the middle of the line that the blob network answers.
    private const int Middle = 10 * 3;

    private static readonly DecodedSize _size = new(320, 180);

    private static readonly ModelLocator _models = new(Path.Combine(AppContext.BaseDirectory, "Networks"));

    private static readonly OnnxModelOptions _onCpu = new() { Device = Device.Cpu };

    [Theory]
    [InlineData(100, 60)]
    [InlineData(240, 120)]
    public void Find_BrightSquare_BoxAroundIt(int x, int y)
    {
        using var finder = new PersonFinder(_models.Open("blob-finder", ModelTask.Finder, _onCpu));
        var found = new PersonDetection[4];

        var count = finder.Find(new RgbImage(Blob(x, y), _size), found);

        Assert.True(count >= 1);
        Assert.Equal(x, found[0].Box.CentreXPx, 12f);
        Assert.Equal(y, found[0].Box.CentreYPx, 12f);
        Assert.Equal(80, found[0].Box.WidthPx, 1f);
    }

    [Fact]
    public void Find_BlackFrame_OnlyTheGreyAround_Nobody()
    {
        using var finder = new PersonFinder(_models.Open("blob-finder", ModelTask.Finder, _onCpu), new FinderOptions { MinScore = 0.6f });

        Assert.Equal(0, finder.Find(new RgbImage(new byte[_size.ByteCount], _size), new PersonDetection[4]));
    }

    [Fact]
    public void Estimate_BrightSquare_PointsInTheDecodedFrame()
    {
        using var estimator = new KeypointEstimator(_models.Open("blob-keypoints", ModelTask.Pose2D, _onCpu));
        var poses = new PoseBatch(1);

        estimator.Estimate(new RgbImage(Blob(110, 70), _size), [new SquareRoi(100, 75, 96)], poses, new StageClock());

        var keypoints = poses.Points(0);
        Assert.Equal(1, poses.Presence(0), 0.01f);
        Assert.Null(poses.NextRoi(0));
        Assert.Equal(110, keypoints[Middle], 0.5f);
        Assert.Equal(70, keypoints[Middle + 1], 0.5f);
        Assert.Equal(70 - (96 / 1.3f / 2), keypoints[1], 0.5f);
    }

    [Fact]
    public void Estimate_Batch_EqualsOneByOne()
    {
        using var estimator = new KeypointEstimator(_models.Open("blob-keypoints", ModelTask.Pose2D, _onCpu));
        SquareRoi[] rois = [new(100, 75, 96), new(115, 60, 80), new(90, 80, 150)];
        var together = new PoseBatch(rois.Length);
        var clock = new StageClock();

        estimator.Estimate(new RgbImage(Blob(110, 70), _size), rois, together, clock);

        for (var person = 0; person < rois.Length; person++)
        {
            var alone = new PoseBatch(1);
            estimator.Estimate(new RgbImage(Blob(110, 70), _size), [rois[person]], alone, clock);
            for (var index = 0; index < Body.ValuesPerFrame; index++)
                Assert.Equal(alone.Points(0)[index], together.Points(person)[index], 1e-3f);
        }

        Assert.True(clock.Seconds(Stage.Crop) > 0 && clock.Seconds(Stage.Network) > 0);
    }

    [Fact]
    public void FindAndEstimate_Again_AllocateNothing()
    {
        using var finder = new PersonFinder(_models.Open("blob-finder", ModelTask.Finder, _onCpu));
        using var estimator = new KeypointEstimator(_models.Open("blob-keypoints", ModelTask.Pose2D, _onCpu));
        var (poses, found, clock, rgb) = (new PoseBatch(2), new PersonDetection[4], new StageClock(), Blob(110, 70));
        SquareRoi[] rois = [new(100, 75, 96), new(115, 60, 80)];
        void Look()
        {
            finder.Find(new RgbImage(rgb, _size), found);
            estimator.Estimate(new RgbImage(rgb, _size), rois, poses, clock);
        }

        Assert.Equal(0, Allocations.LeastOf(Look, calls: 50));
    }

    [Fact]
    public void Construct_NetworkOfTheOtherTask_Refused()
    {
        Assert.Throws<ModelException>(() => new PersonFinder(_models.Open("blob-keypoints", ModelTask.Pose2D, _onCpu)));
        Assert.Throws<ModelException>(() => new KeypointEstimator(_models.Open("blob-finder", ModelTask.Finder, _onCpu)));
    }

    [Fact]
    public async Task TrackAsync_MovingSquareInAVideo_TrackFollowsInFullPixels()
    {
        using var clips = new TestClips();
        var path = clips.Make(
            "square.mp4",
            "-f lavfi -i color=black:s=1280x720:r=30:d=2 -f lavfi -i color=white:s=160x160:r=30:d=2 -filter_complex overlay=x=200+200*t:y=280 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        using var finder = new PersonFinder(_models.Open("blob-finder", ModelTask.Finder, _onCpu), new FinderOptions { MinScore = 0.6f });
        using var estimator = new KeypointEstimator(_models.Open("blob-keypoints", ModelTask.Pose2D, _onCpu));

        var tracked = await new AthleteTracker(finder, estimator, new TrackerOptions { FindEverySeconds = 0 }).TrackAsync(path);

        Assert.Equal(60, tracked.Track.FrameCount);
        Assert.Equal(60, tracked.Track.FramesSeen);
        Assert.Equal((1280, 720), (tracked.Track.WidthPx, tracked.Track.HeightPx));
        foreach (var frame in new[] { 0, 30, 59 })
        {
            Assert.Equal(280 + (200 * frame / 30.0), tracked.Track.Frame(frame)[Middle], 15.0);
            Assert.Equal(360, tracked.Track.Frame(frame)[Middle + 1], 12f);
        }

        Assert.True(tracked.Times.NetworkSeconds > 0 && tracked.Times.DecoderProcessorSeconds >= 0);
    }

    private static byte[] Blob(int centreX, int centreY)
    {
        var rgb = new byte[_size.ByteCount];
        for (var y = centreY - 20; y < centreY + 20; y++)
            rgb.AsSpan(((y * _size.WidthPx) + centreX - 20) * 3, 40 * 3).Fill(255);
        return rgb;
    }
}
