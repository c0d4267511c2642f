using System.Runtime.CompilerServices;

namespace SquatCoach.Capture.Tests;

/// <summary>A scene with actors: it is the camera, the finder and the keypoint network at once, at the real seams.</summary>
internal sealed class Theatre(IReadOnlyList<Actor> actors, double seconds = 6, double rate = 30) : IVideoSource, IPersonFinder, IKeypointEstimator
{
    private double _now;

    public int FinderCalls { get; private set; }

    public int CropsEstimated { get; private set; }

    /// <summary>Grey level of every frame.</summary>
    public byte Grey { get; init; } = 120;

    public int UprightWidthPx { get; init; } = 1280;

    public bool IsTruncated { get; init; }

    public int MaxBatch => 4;

    public VideoFormat Format => new()
    {
        FileName = "theatre",
        FrameRateHz = rate,
        DurationSeconds = seconds,
        UprightWidthPx = UprightWidthPx,
        UprightHeightPx = UprightWidthPx * 9 / 16,
        RotationDegrees = 0,
        Decoded = new DecodedSize(640, 360),
    };

    public VideoEnd End => new((int)(seconds * rate), IsTruncated ? seconds / 2 : seconds, IsTruncated, 0);

    public async IAsyncEnumerable<VideoFrame> ReadFramesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rgb = new byte[Format.Decoded.ByteCount];
        Array.Fill(rgb, Grey);
        for (var frame = 0; frame < seconds * rate; frame++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _now = frame / rate;
            yield return new VideoFrame(Format.Decoded, rgb) { TimeSeconds = _now };
        }

        await Task.CompletedTask;
    }

    public int Find(RgbImage image, Span<PersonDetection> found)
    {
        FinderCalls++;
        var count = 0;
        foreach (var actor in actors)
        {
            if (actor.IsVisible(_now) && count < found.Length)
                found[count++] = new PersonDetection(actor.Box(_now), actor.Score);
        }

        return count;
    }

    /// <summary>Sees the actor whose own ROI fits best, the less sure the worse it fits.</summary>
    public void Estimate(RgbImage image, ReadOnlySpan<SquareRoi> rois, PoseBatch poses, StageClock clock)
    {
        for (var index = 0; index < rois.Length; index++)
        {
            CropsEstimated++;
            var points = poses.Points(index);
            points.Clear();
            ref var presence = ref poses.Presence(index);
            presence = 0;
            foreach (var actor in actors)
            {
                var fit = actor.IsVisible(_now) ? Fit(rois[index], SquareRoi.Around(actor.Box(_now))) : 0;
                if (fit <= presence)
                    continue;
                presence = fit;
                actor.Write(_now, points);
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<TrackedVideo> TrackAsync(IProgress<TrackProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new AthleteTracker(this, this).TrackAsync(this, progress, cancellationToken);

    public Task<TrackedVideo> TrackAsync(int athlete) => new AthleteTracker(this, this, new TrackerOptions { Athlete = athlete }).TrackAsync(this);

    /// <summary>Everybody who was followed, before the athlete is chosen.</summary>
    public async Task<IReadOnlyList<Tracklet>> FollowAsync()
    {
        var people = new PeopleTracker(this, this, new TrackerOptions(), new StageClock());
        var index = 0;
        await foreach (var frame in ReadFramesAsync(CancellationToken.None))
            people.Track(frame, index++);
        return people.Tracklets;
    }

    private static float Fit(SquareRoi seen, SquareRoi own) =>
        Square(seen).IntersectionOverUnion(Square(own)) is > 0.3f and var overlap ? overlap : 0;

    private static DecodedBox Square(SquareRoi roi) => new(roi.LeftPx, roi.TopPx, roi.SidePx, roi.SidePx);
}
