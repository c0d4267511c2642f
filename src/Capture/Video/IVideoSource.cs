namespace SquatCoach.Capture;

/// <summary>Where frames come from: a file today, a camera some day. Read once, from the first frame to the last.</summary>
public interface IVideoSource : IAsyncDisposable
{
    VideoFormat Format { get; }

    /// <summary>What is known once the last frame was read.</summary>
    VideoEnd End { get; }

    /// <summary>
    /// The frames in order; their time stamps rise strictly. The caller disposes every frame soon, its pixels are used again.
    /// Ending the enumeration early ends the source.
    /// </summary>
    /// <exception cref="VideoException">Nothing can be decoded.</exception>
    IAsyncEnumerable<VideoFrame> ReadFramesAsync(CancellationToken cancellationToken);
}
