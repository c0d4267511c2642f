using System.Text;

namespace SquatCoach.Capture;

/// <summary>Describes a video file before it is decoded, by ffprobe in a process of its own.</summary>
public static class VideoProbe
{
    // A file with a hundred streams answers with some 100 KB; more is an attack.
    private const int MaxAnswerBytes = 4 << 20;

    /// <exception cref="VideoException">The file is missing, not a video, or over a limit; the message is one sentence for the user.</exception>
    /// <exception cref="ToolMissingException">ffprobe is not installed.</exception>
    public static async Task<ProbedVideo> ProbeAsync(string path, VideoOptions options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        var isMp4 = CheckFile(path);
        var (answer, errors) = await AskAsync(path, options, cancellationToken).ConfigureAwait(false);
        var video = ProbeParser.Parse(answer ?? throw new VideoException(Explain(errors, isMp4)));
        CheckLimits(video, options);
        return video;
    }

    /// <summary>Looks at the file itself before any other program does.</summary>
    /// <returns>Whether it begins as MP4 and MOV do.</returns>
    private static bool CheckFile(string path)
    {
        if (Directory.Exists(path))
            throw new VideoException("This is a folder, not a video.");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            Span<byte> header = stackalloc byte[FileSniffer.HeaderLength];
            var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (FileSniffer.Objection(header[..length]) is { } objection)
                throw new VideoException(objection);
            return FileSniffer.IsMp4(header[..length]);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VideoException("The file does not exist.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new VideoException("The file cannot be read: permission denied.", exception);
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException or ArgumentException)
        {
            throw new VideoException("The file cannot be read.", exception);
        }
    }

    /// <summary>What ffprobe answered, null where it failed, and its last words.</summary>
    private static async Task<(string? Answer, string Errors)> AskAsync(string path, VideoOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ProbeTimeout);
        using var child = ChildProcess.Start(
            Tool.Find("ffprobe"), DecoderArguments.Probe(path), new ChildLimits(options.MaxDecoderBytes, options.ProbeTimeout));
        try
        {
            var answer = await ReadAsync(child.Output, limit.Token).ConfigureAwait(false);
            var (exitCode, errors) = await child.WaitAsync(limit.Token).ConfigureAwait(false);
            return (exitCode == 0 ? answer : null, errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new VideoException($"The file was not understood within {options.ProbeTimeout.TotalSeconds:0} seconds; it is damaged or not a video.");
        }
    }

    private static async Task<string> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (answer.Length + count > MaxAnswerBytes)
                throw new VideoException("The file describes itself at a length no real video needs; it is not read.");
            answer.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
    }

    /// <summary>The words of ffprobe as a sentence for people.</summary>
    internal static string Explain(string errors, bool isMp4)
    {
        bool Says(string words) => errors.Contains(words, StringComparison.OrdinalIgnoreCase);
        if (isMp4 && Says("moov atom not found"))
            return "The video is cut off: the index at its end is missing, so nothing of it can be shown.";
        if (Says("not on whitelist"))
            return "The file is not a video of a kind that is read here (MP4, MOV, MKV, WebM, AVI, MPEG).";
        if (Says("Permission denied"))
            return "The file cannot be read: permission denied.";
        return "The file is not a video, or it is damaged.";
    }

    private static void CheckLimits(ProbedVideo video, VideoOptions options)
    {
        var pixels = (long)video.CodedWidthPx * video.CodedHeightPx;
        if (pixels > options.MaxPixels || (long)video.UprightWidthPx * video.UprightHeightPx > options.MaxPixels)
        {
            throw new VideoException(
                $"The picture is too large ({video.CodedWidthPx} × {video.CodedHeightPx}); videos up to 4K ({options.MaxPixels / 1_000_000} megapixels) are read.");
        }

        if (Math.Min(video.CodedWidthPx, video.CodedHeightPx) < 16)
            throw new VideoException($"The picture is too small ({video.CodedWidthPx} × {video.CodedHeightPx}) to show an athlete.");

        if (video.DurationSeconds > options.MaxDuration.TotalSeconds)
        {
            throw new VideoException(
                $"The video is too long ({TimeSpan.FromSeconds(video.DurationSeconds):h\\:mm\\:ss}); at most {options.MaxDuration.TotalMinutes:0} minutes are analysed.");
        }
    }
}
