using System.Runtime.CompilerServices;
using SquatCoach.Capture;

namespace SquatCoach.Bench;

/// <summary>A decoded video that lies in memory, so that nothing of ffmpeg is measured.</summary>
internal sealed class MemoryVideo(VideoFormat format, IReadOnlyList<(byte[] Rgb, double Seconds)> frames) : IVideoSource
{
    public VideoFormat Format => format;

    public VideoEnd End { get; private set; }

    public int FrameCount => frames.Count;

    /// <summary>The first frames of a file.</summary>
    public static async Task<MemoryVideo> ReadAsync(string path, int most)
    {
        await using var source = await FfmpegVideoSource.OpenAsync(path, options: null, CancellationToken.None);
        var frames = new List<(byte[], double)>();
        await foreach (var frame in source.ReadFramesAsync(CancellationToken.None))
        {
            using (frame)
            {
                frames.Add((frame.Image.Rgb.ToArray(), frame.TimeSeconds));
            }

            if (frames.Count == most)
            {
                break;
            }
        }

        return new MemoryVideo(source.Format, frames);
    }

    /// <summary>The same frames once more.</summary>
    public MemoryVideo Again() => new(format, frames);

#pragma warning disable CS1998 // Nothing to wait for: the frames are there.
    public async IAsyncEnumerable<VideoFrame> ReadFramesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
#pragma warning restore CS1998
    {
        foreach (var (rgb, seconds) in frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new VideoFrame(format.Decoded, rgb) { TimeSeconds = seconds };
        }

        End = new VideoEnd(frames.Count, frames.Count == 0 ? 0 : frames[^1].Seconds, IsTruncated: false, DecoderSeconds: 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
