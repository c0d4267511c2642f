using System.Collections.Concurrent;
using SquatCoach.Capture;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// Copies of videos with the skeleton drawn in, or with faces blurred: made when first asked for, kept beside the report that they follow, and
/// gone with it. One at a time: each costs as much as a part of an analysis.
/// </summary>
internal sealed class PaintedVideos(VideoFiles files, ReportReader reports, IHostApplicationLifetime lifetime) : IDisposable
{
    public const string Annotated = "annotated.mp4";

    // Copies named blurred.mp4 are of a version that left the background and faces behind a plate as they were: they are not sent any more.
    public const string Blurred = "faces-blurred.mp4";

    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The path of a copy, once it is there; null where nobody was seen in the video, or its report is gone meanwhile.</summary>
    /// <exception cref="VideoException">The video cannot be decoded.</exception>
    /// <exception cref="ToolMissingException">ffmpeg is not installed.</exception>
    public async Task<string?> FindOrMakeAsync(Video video, string name, CancellationToken cancellationToken)
    {
        if (video.Report is null)
        {
            return null;
        }

        var path = files.ResultPath(video.Folder, video.Report.ResultFolder, name);
        if (File.Exists(path))
        {
            return path;
        }

        try
        {
            // Whoever asks while it is being made waits for the same copy; who hangs up does not stop it for the others.
            await _making.GetOrAdd(path, key => new Lazy<Task>(() => Task.Run(() => MakeAsync(video, key, name)))).Value.WaitAsync(cancellationToken);
        }
        catch (IOException) when (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            return null;
        }

        return File.Exists(path) ? path : null;
    }

    public void Dispose() => _turn.Dispose();

    private async Task MakeAsync(Video video, string path, string name)
    {
        var stopping = lifetime.ApplicationStopping;
        await _turn.WaitAsync(stopping);
        try
        {
            if (File.Exists(path) || await reports.TrackOfAsync(video, stopping) is not { FramesSeen: > 0 } track)
            {
                return;
            }

            var options = name == Blurred
                ? new PaintOptions { BlursFaces = true, People = await reports.PeopleOfAsync(video, stopping) }
                : new PaintOptions { DrawsSkeleton = true };
            await VideoPainter.WriteAsync(files.VideoPath(video), track, path, options, stopping);
        }
        finally
        {
            _turn.Release();
            _making.TryRemove(path, out _);
        }
    }
}
