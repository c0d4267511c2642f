using SquatCoach.Capture;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Bench;

/// <summary>What a frame of video costs before it is lifted: the finder now and then, the crop, the keypoint network, the line of the back, following and smoothing.</summary>
internal sealed class FrameBudget : IDisposable
{
    private const int Frames = 90;

    private const double MostMilliseconds = 6;

    private readonly MemoryVideo _video;
    private readonly PersonFinder _finder;
    private readonly KeypointEstimator _estimator;
    private readonly BackReader _back;
    private readonly byte[] _image;
    private readonly SquareRoi _roi;
    private readonly PersonDetection[] _found = new PersonDetection[8];
    private readonly PoseBatch _poses = new(1);
    private readonly float[] _line = new float[KeypointTrack.BackValuesPerFrame];
    private readonly float[] _planes = new float[3 * 160 * 160];
    private readonly StageClock _clock = new();

    private FrameBudget(MemoryVideo video, byte[] image)
    {
        _video = video;
        _image = image;
        var models = ModelLocator.Find();
        var options = new OnnxModelOptions { Device = Device.Cpu };
        _finder = new PersonFinder(models.Open(models.Chosen(ModelTask.Finder), ModelTask.Finder, options));
        _estimator = new KeypointEstimator(models.Open(models.Chosen(ModelTask.Pose2D), ModelTask.Pose2D, options));
        _back = new BackReader(models.Open(ModelNames.AthleteBack, ModelTask.Back, options));
        var count = _finder.Find(new RgbImage(_image, _video.Format.Decoded), _found);
        _roi = count > 0 ? SquareRoi.Around(_found[0].Box) : new SquareRoi(_video.Format.Decoded.WidthPx / 2f, _video.Format.Decoded.HeightPx / 2f, _video.Format.Decoded.HeightPx);
        _estimator.Estimate(new RgbImage(_image, _video.Format.Decoded), [_roi], _poses, _clock);
    }

    public IReadOnlyList<Budget> Budgets =>
    [
        new("a frame: finder twice a second, crop, keypoints, back ten times a second where it is seen, following, smoothing", MostMilliseconds, _video.FrameCount, Follow),
        new("– keypoints of one person, crop and decoding included", null, 1, () => _estimator.Estimate(new RgbImage(_image, _video.Format.Decoded), [_roi], _poses, _clock)),
        new("– of that the crop", null, 1, () => CropKernel.Crop(new RgbImage(_image, _video.Format.Decoded), _roi, 160, _planes)),
        new("– the line of one back, crop included (every 3rd, from about the side)", null, 1, () => _back.Read(new RgbImage(_image, _video.Format.Decoded), _poses.Points(0), _line)),
        new("– finder on a whole frame (every 15th)", null, 1, () => _finder.Find(new RgbImage(_image, _video.Format.Decoded), _found)),
    ];

    /// <summary>Three seconds of the demo's clip at 1080p, as the decoder hands it out.</summary>
    public static async Task<FrameBudget> CreateAsync()
    {
        var clip = await BenchClip.PathAsync();
        var video = await MemoryVideo.ReadAsync(clip, Frames);
        byte[]? image = null;
        await foreach (var frame in video.Again().ReadFramesAsync(CancellationToken.None))
        {
            image ??= frame.Image.Rgb.ToArray();
        }

        return new FrameBudget(video, image ?? throw new InvalidOperationException("Found no frame in the clip; expected some."));
    }

    public void Dispose()
    {
        _finder.Dispose();
        _estimator.Dispose();
        _back.Dispose();
    }

    /// <summary>Nothing in it waits, so all of it happens on this thread.</summary>
    private void Follow()
    {
        var tracking = new AthleteTracker(_finder, _estimator, backReader: _back).TrackAsync(_video.Again());
        if (!tracking.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("Found tracking that waits, expected it to be done at once: the times of this thread would not be its own.");
        }
    }
}
