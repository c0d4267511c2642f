using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SquatCoach.Capture;

/// <summary>ffmpeg as a child process that turns raw frames on its standard input into an H.264 file that every browser plays.</summary>
internal sealed class Mp4Writer : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _complaints;

    private Mp4Writer(Process process) => (_process, _complaints) = (process, process.StandardError.ReadToEndAsync());

    /// <exception cref="ToolMissingException">ffmpeg is not installed.</exception>
    public static Mp4Writer Start(string path, DecodedSize size, double rateHz)
    {
        var start = new ProcessStartInfo(Tool.Find("ffmpeg")) { RedirectStandardInput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
            "-s", string.Create(CultureInfo.InvariantCulture, $"{size.WidthPx}x{size.HeightPx}"), "-r", rateHz.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", "-threads", "2",
            "-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4", "file:" + path,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return new Mp4Writer(Process.Start(start) ?? throw new ToolMissingException("The program ffmpeg could not be started."));
        }
        catch (Win32Exception exception)
        {
            throw new ToolMissingException($"The program ffmpeg could not be started: {exception.Message}.", exception);
        }
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
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (_process.ExitCode != 0)
            throw new IOException(await ComplaintAsync().ConfigureAwait(false));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task<string> ComplaintAsync()
    {
        var lines = (await _complaints.ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "ffmpeg could not write the copy of the video." : $"ffmpeg: {lines[^1]}";
    }
}
