using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SquatCoach.Capture;

/// <summary>
/// A video file decoded by ffmpeg in a process of its own, upright, scaled down and thinned to the analysed rate. A thread reads the
/// pipe while the caller works, a few frames ahead at most.
/// </summary>
public sealed class FfmpegVideoSource : IVideoSource
{
    // Containers round their durations and the last frame may be shown long; a missing end is only believed from here on.
    private const double TruncationSeconds = 0.5;
    private const double TruncationShare = 0.02;

    // The processor time of a process can only be asked while it lives.
    private const int FramesPerTimeSample = 16;

    private readonly string _path;
    private readonly ProbedVideo _video;
    private readonly VideoOptions _options;
    private ChildProcess? _decoder;
    private TimeSpan _decoderTime;
    private bool _isStalled;
    private double _lastSeconds = double.NegativeInfinity;
    private double _offsetSeconds;
    private int _framesRead;

    private FfmpegVideoSource(string path, ProbedVideo video, VideoOptions options)
    {
        _path = path;
        _video = video;
        _options = options;
        Format = new VideoFormat
        {
            FileName = Path.GetFileName(path),
            FrameRateHz = video.FrameRateHz,
            DurationSeconds = video.DurationSeconds,
            UprightWidthPx = video.UprightWidthPx,
            UprightHeightPx = video.UprightHeightPx,
            RotationDegrees = video.TurnDegrees,
            Decoded = DecodedSize.Fit(video.UprightWidthPx, video.UprightHeightPx, options.DecodedLongSidePx),
        };
    }

    public VideoFormat Format { get; }

    public VideoEnd End { get; private set; }

    /// <summary>Process id of the decoder while it runs; for tests that look whether it ended.</summary>
    internal int? DecoderId => _decoder?.Id;

    /// <summary>Describes the file and gets ready to decode it.</summary>
    /// <exception cref="VideoException">The file is unreadable, not a video or unsafe.</exception>
    /// <exception cref="ToolMissingException">ffmpeg is not installed.</exception>
    public static async Task<FfmpegVideoSource> OpenAsync(string path, VideoOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new VideoOptions();
        options.Validate();
        var video = await VideoProbe.ProbeAsync(path, options, cancellationToken).ConfigureAwait(false);
        return new FfmpegVideoSource(path, video with { FurtherTurnDegrees = options.TurnDegrees }, options);
    }

    public async IAsyncEnumerable<VideoFrame> ReadFramesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_decoder is not null)
            throw new InvalidOperationException("Found a second reading of a video source; it can be read once.");

        _decoder = ChildProcess.Start(
            Tool.Find("ffmpeg"),
            DecoderArguments.Decode(_path, _video, Format.Decoded, _options),
            new ChildLimits(_options.MaxDecoderBytes, _options.MaxDecoderTime));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var kill = stop.Token.Register(_decoder.Kill).ConfigureAwait(false);

        // One frame in the caller's hands, one being filled, the rest waiting.
        using var pool = new FramePool(Format.Decoded, _options.FramesAhead + 2);
        var frames = Channel.CreateUnbounded<VideoFrame>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var reading = Task.Factory.StartNew(
            () => ReadAll(pool, frames.Writer, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            while (await frames.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (frames.Reader.TryRead(out var frame))
                    yield return frame;
            }

            var (exitCode, errors) = await _decoder.WaitAsync(cancellationToken).ConfigureAwait(false);
            End = Conclude(exitCode, errors);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public ValueTask DisposeAsync()
    {
        _decoder?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs on a thread of its own: blocking reads allocate nothing.</summary>
    private void ReadAll(FramePool pool, ChannelWriter<VideoFrame> frames, CancellationToken cancellationToken)
    {
        var decoder = _decoder!;
        using var stall = new Timer(_ =>
        {
            _isStalled = true;
            decoder.Kill();
        });
        try
        {
            var reader = new NutReader(decoder.Output);
            while (true)
            {
                var frame = pool.Take(cancellationToken);
                stall.Change(_options.StallTimeout, Timeout.InfiniteTimeSpan);
                var isFrame = TryReadInto(reader, frame);
                stall.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                if (!isFrame)
                {
                    frame.Dispose();
                    break;
                }

                if (_framesRead++ % FramesPerTimeSample == 0)
                    _decoderTime = decoder.ProcessorTime();
                frames.TryWrite(frame);
            }

            frames.Complete();
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException or ObjectDisposedException)
        {
            // The decoder ended within a frame; what came before counts, and Conclude tells the rest.
            frames.Complete();
        }
        catch (Exception exception) when (exception is VideoException or InvalidDataException or OperationCanceledException)
        {
            frames.Complete(exception is InvalidDataException ? new VideoException("The video could not be decoded.", exception) : exception);
        }
    }

    private bool TryReadInto(NutReader reader, VideoFrame frame)
    {
        while (reader.TryReadHeader(out var seconds, out var byteCount))
        {
            if (byteCount != Format.Decoded.ByteCount)
                throw new InvalidDataException($"Found a frame of {byteCount} bytes, expected {Format.Decoded.ByteCount}.");
            reader.ReadFrame(frame.Pixels);
            if (_framesRead == 0)
                _offsetSeconds = Math.Min(0, seconds);
            seconds -= _offsetSeconds;
            if (seconds > _options.MaxDuration.TotalSeconds)
                throw new VideoException($"The video is too long; at most {_options.MaxDuration.TotalMinutes:0} minutes are analysed.");
            if (seconds <= _lastSeconds)
                continue;

            frame.TimeSeconds = seconds;
            _lastSeconds = seconds;
            return true;
        }

        return false;
    }

    private VideoEnd Conclude(int exitCode, string errors)
    {
        if (_framesRead == 0)
        {
            throw new VideoException(
                _isStalled ? $"The decoder found no picture within {_options.StallTimeout.TotalSeconds:0} seconds; the video is damaged."
                : errors.Contains("whitelist", StringComparison.OrdinalIgnoreCase) || errors.Contains("Decoder (codec", StringComparison.Ordinal)
                    ? $"The video is compressed in a way that is not read here ({_video.CodecName})."
                : "The file holds no picture that can be decoded; it is damaged or cut off.");
        }

        var frameSeconds = _video.FrameRateHz > 0 ? 1 / _video.FrameRateHz : 0;
        var endSeconds = _lastSeconds + frameSeconds;
        var isMissing = _video.DurationSeconds - endSeconds > Math.Max(TruncationSeconds, TruncationShare * _video.DurationSeconds);
        var isBroken = exitCode != 0 || _isStalled || errors.Length > 0;
        return new VideoEnd(_framesRead, endSeconds, isMissing && isBroken, _decoderTime.TotalSeconds);
    }
}
