namespace SquatCoach.Capture;

/// <summary>One decoded frame. Disposing it gives its pixels back to the source, which uses them again.</summary>
public sealed class VideoFrame : IDisposable
{
    private readonly byte[] _rgb;
    private readonly Action<VideoFrame>? _giveBack;

    /// <param name="size">Size in decoded pixels.</param>
    /// <param name="rgb">Height × width × 3 bytes.</param>
    /// <param name="giveBack">Called when the frame is disposed.</param>
    public VideoFrame(DecodedSize size, byte[] rgb, Action<VideoFrame>? giveBack = null)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        if (rgb.Length != size.ByteCount)
            throw new ArgumentException($"Found {rgb.Length} bytes for {size.WidthPx} × {size.HeightPx}, expected {size.ByteCount}.", nameof(rgb));
        Size = size;
        _rgb = rgb;
        _giveBack = giveBack;
    }

    public DecodedSize Size { get; }

    /// <summary>True time stamp, from the start of the file as a browser's player counts.</summary>
    public double TimeSeconds { get; set; }

    public RgbImage Image => new(_rgb, Size);

    internal Span<byte> Pixels => _rgb;

    internal ReadOnlyMemory<byte> Memory => _rgb;

    /// <summary>To draw on the frame; what is drawn is gone with it.</summary>
    public Canvas Canvas => new(_rgb, Size);

    public void Dispose() => _giveBack?.Invoke(this);
}
