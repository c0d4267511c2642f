using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SquatCoach.Demo;

/// <summary>ffmpeg as a child process that turns raw YUV 4:2:0 frames on its standard input into an H.264 file.</summary>
public sealed class VideoEncoder : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _complaints;

    public VideoEncoder(string path, int widthPx, int heightPx, int frameRateHz)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-hide_banner", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", "yuv420p",
            "-s", string.Create(CultureInfo.InvariantCulture, $"{widthPx}x{heightPx}"),
            "-r", frameRateHz.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-threads", "2",
            "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
            "-movflags", "+faststart", "-f", "mp4", "file:" + path,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            _process = Process.Start(start) ?? throw new DemoException("ffmpeg did not start.");
        }
        catch (Win32Exception exception)
        {
            throw new DemoException("ffmpeg is missing: it writes the demo clip. On Debian: apt-get install -y ffmpeg", exception);
        }

        _complaints = _process.StandardError.ReadToEndAsync();
    }

    /// <exception cref="IOException">ffmpeg gave up, for instance because the disk is full.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new IOException(await ComplaintAsync().ConfigureAwait(false), exception);
        }
    }

    /// <summary>Closes the file and waits until it is complete.</summary>
    /// <exception cref="IOException">ffmpeg could not write it.</exception>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException exception)
        {
            throw new IOException(await ComplaintAsync().ConfigureAwait(false), exception);
        }

        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (_process.ExitCode != 0)
        {
            throw new IOException(await ComplaintAsync().ConfigureAwait(false));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().ConfigureAwait(false);
        }

        _process.Dispose();
    }

    private async Task<string> ComplaintAsync()
    {
        var lines = (await _complaints.ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "ffmpeg could not write the clip." : $"ffmpeg: {lines[^1]}";
    }
}
