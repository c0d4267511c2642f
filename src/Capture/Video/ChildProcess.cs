using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SquatCoach.Capture;

/// <summary>
/// A child process that reads a hostile file: no shell, no inherited environment, nothing on standard input, no file written, its memory and
/// processor time limited by prlimit where that program is there (Debian's essential util-linux), ended with everything it started.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const int ErrorCharactersKept = 8 * 1024;

    private readonly Process _process;
    private readonly Task<string> _errors;
    private int _isEnded;

    private ChildProcess(Process process)
    {
        _process = process;
        _errors = Task.Run(() => KeepLastAsync(process.StandardError));
    }

    public int Id => _process.Id;

    /// <summary>Raw bytes that the child writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <exception cref="ToolMissingException">The program cannot be started.</exception>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, ChildLimits limits)
    {
        var limiter = OperatingSystem.IsLinux() ? Tool.FindOrNull("prlimit") : null;
        var start = new ProcessStartInfo(limiter ?? program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        if (limiter is not null)
        {
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={limits.MemoryBytes}"));
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--cpu={(long)limits.ProcessorTime.TotalSeconds}"));
            start.ArgumentList.Add("--fsize=0");
            start.ArgumentList.Add("--core=0");
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        // An inherited FFREPORT would make ffmpeg write files, LD_PRELOAD would load code.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";

        try
        {
            var process = Process.Start(start) ?? throw new ToolMissingException($"The program {program} could not be started.");
            process.StandardInput.Close();
            return new ChildProcess(process);
        }
        catch (Win32Exception exception)
        {
            throw new ToolMissingException($"The program {program} could not be started: {exception.Message}.", exception);
        }
    }

    /// <summary>Waits for the end of the child: its exit code, and the end of what it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Errors)> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return (_process.ExitCode, await _errors.ConfigureAwait(false));
    }

    /// <summary>Processor time used so far; zero once that cannot be told.</summary>
    public TimeSpan ProcessorTime()
    {
        try
        {
            return _process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>Ends the child and its children at once; harmless when it has ended already.</summary>
    public void Kill()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 1)
            return;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    /// <summary>Drains a stream, or the child would stop at a full pipe, and keeps its end.</summary>
    private static async Task<string> KeepLastAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        var kept = "";
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                kept += new string(buffer, 0, count);
                if (kept.Length > ErrorCharactersKept)
                    kept = kept[^ErrorCharactersKept..];
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The pipe broke because the child was ended; what came before is enough.
        }

        return kept;
    }
}
