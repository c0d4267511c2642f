using System.Collections.Concurrent;

namespace SquatCoach.Capture;

/// <summary>A fixed number of frame buffers that go round, so that the length of a video costs no memory and a slow consumer slows the decoder.</summary>
internal sealed class FramePool : IDisposable
{
    private readonly ConcurrentQueue<VideoFrame> _free = new();
    private readonly SemaphoreSlim _available;

    public FramePool(DecodedSize size, int count)
    {
        for (var index = 0; index < count; index++)
            _free.Enqueue(new VideoFrame(size, new byte[size.ByteCount], GiveBack));
        _available = new SemaphoreSlim(count, count);
    }

    /// <summary>Waits for a free buffer.</summary>
    public VideoFrame Take(CancellationToken cancellationToken)
    {
        _available.Wait(cancellationToken);
        return _free.TryDequeue(out var frame) ? frame : throw new InvalidOperationException("Found no free frame, expected one.");
    }

    public void Dispose() => _available.Dispose();

    private void GiveBack(VideoFrame frame)
    {
        _free.Enqueue(frame);
        try
        {
            _available.Release();
        }
        catch (ObjectDisposedException)
        {
            // The source is gone; nobody waits for the frame.
        }
    }
}
