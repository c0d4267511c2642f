using System.Diagnostics;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// Video → the 2D track of one athlete. The decoder works in its own process while the networks run here; everybody large is followed,
/// then the athlete is chosen, flips between left and right are repaired, and the keypoints are smoothed. One video at a time.
/// </summary>
public sealed class AthleteTracker(
    IPersonFinder finder, IKeypointEstimator estimator, TrackerOptions? trackerOptions = null, VideoOptions? videoOptions = null, IBackReader? backReader = null)
{
    private const int FramesPerProgress = 10;
    private const string FollowingStage = "Following the athlete";
    private const string ChoosingStage = "Smoothing the track";

    private readonly TrackerOptions _options = Validated(trackerOptions ?? new TrackerOptions());

    /// <summary>Analyses a video file.</summary>
    /// <exception cref="VideoException">The file is unreadable, not a video or unsafe; bad footage is not, it is a warning.</exception>
    /// <exception cref="ToolMissingException">ffmpeg is not installed.</exception>
    /// <exception cref="NoSuchAthleteException">The options ask for a person by a number that nobody has.</exception>
    public async Task<TrackedVideo> TrackAsync(string videoPath, IProgress<TrackProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var start = Stopwatch.GetTimestamp();
        await using var source = await FfmpegVideoSource.OpenAsync(videoPath, videoOptions, cancellationToken).ConfigureAwait(false);
        return await TrackAsync(source, start, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Analyses any source of frames to its end.</summary>
    public Task<TrackedVideo> TrackAsync(IVideoSource source, IProgress<TrackProgress>? progress = null, CancellationToken cancellationToken = default) =>
        TrackAsync(source, Stopwatch.GetTimestamp(), progress, cancellationToken);

    private static TrackerOptions Validated(TrackerOptions options)
    {
        options.Validate();
        return options;
    }

    private async Task<TrackedVideo> TrackAsync(IVideoSource source, long start, IProgress<TrackProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var clock = new StageClock();
        var people = new PeopleTracker(finder, estimator, _options, clock, backReader);
        var upright = new UprightTurn(finder, estimator);
        var times = new List<double>();
        var luma = 0.0;
        var firstFrameSeconds = 0.0;
        var waiting = clock.Now;
        await foreach (var frame in source.ReadFramesAsync(cancellationToken).ConfigureAwait(false))
        {
            clock.Add(Stage.Decode, waiting);
            if (times.Count == 0)
                firstFrameSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            using (frame)
            {
                cancellationToken.ThrowIfCancellationRequested();
                people.Track(frame, times.Count);
                upright.Keep(frame, times.Count);
                luma += Brightness.MeanLuma(frame.Image);
                times.Add(frame.TimeSeconds);
            }

            if (times.Count % FramesPerProgress == 0)
                progress?.Report(new TrackProgress(Fraction(frame.TimeSeconds, source.Format), times.Count, FollowingStage));
            waiting = clock.Now;
        }

        clock.Add(Stage.Decode, waiting);
        progress?.Report(new TrackProgress(1, times.Count, ChoosingStage));
        var everybody = PeopleList.Of(people.Tracklets, source.Format.Decoded);
        var seen = PeopleList.Describe(everybody, source.Format.Decoded);
        if (_options.Athlete > Math.Max(1, everybody.Count))
            throw NoSuchAthleteException.Of(_options.Athlete, seen);
        var track = Finish(everybody.Count == 0 ? [] : everybody[_options.Athlete - 1].Parts, [.. times], source.Format);
        var facts = new FootageFacts
        {
            Format = source.Format,
            End = source.End,
            PeopleSeen = people.PeopleSeen,
            People = seen,
            Athlete = _options.Athlete,
            MeanLuma = times.Count == 0 ? 255 : luma / times.Count,
        };
        var total = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new TrackedVideo(Describe(source), track, people.PeopleSeen, FootageWarnings.Of(track, facts), Times(clock, source.End, firstFrameSeconds, total))
        {
            People = seen,
            Upright = upright,
            Places = everybody.Count == 0 ? null : Places(everybody, [.. times], source.Format),
        };
    }

    private PeopleInVideo Places(IReadOnlyList<FollowedPerson> everybody, double[] times, VideoFormat format)
    {
        var scale = FrameScale.Between(format.Decoded, format.UprightWidthPx, format.UprightHeightPx);
        return new PeopleInVideo(format.UprightWidthPx, format.UprightHeightPx, _options.Athlete, [.. everybody.Select((person, index) => person.Path(index + 1, scale, times))]);
    }

    private KeypointTrack Finish(IReadOnlyList<Tracklet> athlete, double[] times, VideoFormat format)
    {
        var raw = RawTrack.Of(athlete, times);
        FlipRepair.Run(raw);
        BackLines.Join(raw);
        var points = TrackSmoother.Run(raw, _options.SmoothingSeconds);
        var scale = FrameScale.Between(format.Decoded, format.UprightWidthPx, format.UprightHeightPx);
        var boxes = new PixelBox?[times.Length];
        for (var frame = 0; frame < times.Length; frame++)
        {
            var values = points.AsSpan(frame * Body.ValuesPerFrame, Body.ValuesPerFrame);
            if (raw.IsSeen[frame])
            {
                boxes[frame] = scale.ToFull(Body.Box(values, format.Decoded));
                scale.ToFull(values);
                scale.ToFull(raw.Back(frame));
            }
            else
            {
                Clear(values);
            }
        }

        return new KeypointTrack(format.UprightWidthPx, format.UprightHeightPx, times, boxes, points, backReader is null ? null : raw.Backs);
    }

    private static void Clear(Span<float> values)
    {
        for (var index = 0; index < values.Length; index += 3)
            (values[index], values[index + 1], values[index + 2]) = (float.NaN, float.NaN, 0);
    }

    private static double Fraction(double seconds, VideoFormat format) =>
        format.DurationSeconds > 0 ? Math.Clamp(seconds / format.DurationSeconds, 0, 1) : 0;

    private static VideoDescription Describe(IVideoSource source)
    {
        var format = source.Format;
        var duration = format.DurationSeconds > 0 && !source.End.IsTruncated ? format.DurationSeconds : source.End.EndSeconds;
        var rate = format.FrameRateHz > 0 || duration <= 0 ? format.FrameRateHz : source.End.FramesRead / duration;
        return new VideoDescription(format.FileName, duration, rate, format.UprightWidthPx, format.UprightHeightPx, format.RotationDegrees);
    }

    private static StageTimes Times(StageClock clock, VideoEnd end, double firstFrameSeconds, double total)
    {
        var decode = clock.Seconds(Stage.Decode);
        var find = clock.Seconds(Stage.Find);
        var crop = clock.Seconds(Stage.Crop);
        var network = clock.Seconds(Stage.Network);
        return new StageTimes
        {
            FirstFrameSeconds = firstFrameSeconds,
            DecodeSeconds = decode,
            FindSeconds = find,
            CropSeconds = crop,
            NetworkSeconds = network,
            OtherSeconds = Math.Max(0, total - decode - find - crop - network),
            TotalSeconds = total,
            DecoderProcessorSeconds = end.DecoderSeconds,
        };
    }
}
