using System.Text.Json;
using Microsoft.Extensions.Logging;
using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>The file store: one folder per video, and in it one folder per finished analysis. Everything is written beside its place and renamed into it.</summary>
public sealed class VideoFiles(DataFolder folder, ILogger<VideoFiles> logger)
{
    private const string ResultPrefix = "result-";
    private const string UnfinishedPrefix = "unfinished-";

    /// <summary>Opens a place for an upload.</summary>
    public IncomingVideo Receive() => new(folder);

    /// <summary>Moves a complete file from the incoming ones to its place in one step.</summary>
    /// <param name="path">Where it lies; on the same disk.</param>
    /// <param name="extension">With its dot; chosen by the program from the content, never taken from the uploader.</param>
    public VideoPlace Keep(string path, string extension) => Place(folder, path, extension);

    public string VideoPath(VideoPlace place) => Path.Combine(folder.Videos, place.Folder, place.FileName);

    public string VideoPath(Video video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return VideoPath(new VideoPlace(video.Folder, video.FileName));
    }

    public string ResultPath(string videoFolder, string resultFolder, string file) => Path.Combine(folder.Videos, videoFolder, resultFolder, file);

    /// <summary>Writes the files of one analysis; they count only once a report row names the folder.</summary>
    /// <returns>The name of the result folder.</returns>
    public async Task<string> WriteResultAsync(string videoFolder, AnalysisResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var name = RandomName.New();
        var unfinished = Path.Combine(folder.Videos, videoFolder, UnfinishedPrefix + name);
        var finished = Path.Combine(folder.Videos, videoFolder, ResultPrefix + name);
        Directory.CreateDirectory(unfinished);
        try
        {
            await WriteAsync(unfinished, ResultFile.Report, stream => JsonSerializer.SerializeAsync(stream, result.Report, MovementJson.Options, cancellationToken)).ConfigureAwait(false);
            await WriteSeriesAsync(unfinished, result, cancellationToken).ConfigureAwait(false);
            Directory.Move(unfinished, finished);
        }
        catch
        {
            Delete(unfinished);
            throw;
        }

        return ResultPrefix + name;
    }

    /// <summary>Removes a video with everything that was derived from it.</summary>
    public void DeleteVideo(string videoFolder) => Delete(Path.Combine(folder.Videos, videoFolder));

    public void DeleteResult(string videoFolder, string resultFolder) => Delete(Path.Combine(folder.Videos, videoFolder, resultFolder));

    /// <summary>Removes every result of a video but the one that its report names; only for the holder of the video's job.</summary>
    public void KeepOnlyResult(string videoFolder, string resultFolder)
    {
        foreach (var inner in Directory.EnumerateDirectories(Path.Combine(folder.Videos, videoFolder)).Where(inner => Path.GetFileName(inner) != resultFolder))
        {
            Delete(inner);
        }
    }

    /// <summary>
    /// Removes what no row refers to: uploads and deletions that a crash cut short. Only while nothing is being uploaded, that is at start.
    /// Results are left alone while their video's job runs, which a second process may do.
    /// </summary>
    /// <param name="known">Result folder by video folder; null where there is no report; videos whose job runs are in <paramref name="running"/>.</param>
    /// <param name="running">Video folders whose job runs.</param>
    /// <param name="parts">Names of unfinished uploads that may go on.</param>
    public void Sweep(IReadOnlyDictionary<string, string?> known, IReadOnlySet<string> running, IReadOnlySet<string> parts)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(running);
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in Directory.EnumerateFiles(folder.Incoming).Where(part => !parts.Contains(Path.GetFileName(part))))
        {
            File.Delete(part);
        }

        foreach (var path in Directory.EnumerateDirectories(folder.Videos))
        {
            var name = Path.GetFileName(path);
            if (!known.TryGetValue(name, out var result))
            {
                Delete(path);
                continue;
            }

            foreach (var inner in Directory.EnumerateDirectories(path).Where(inner => !running.Contains(name) && Path.GetFileName(inner) != result))
            {
                Delete(inner);
            }
        }
    }

    internal static VideoPlace Place(DataFolder folder, string path, string extension)
    {
        var place = new VideoPlace(RandomName.New(), RandomName.New() + extension);
        var target = Path.Combine(folder.Videos, place.Folder);
        Directory.CreateDirectory(target);
        File.Move(path, Path.Combine(target, place.FileName));
        return place;
    }

    private static async Task WriteSeriesAsync(string path, AnalysisResult result, CancellationToken cancellationToken)
    {
        if (result.Track is { } track)
        {
            await WriteAsync(path, ResultFile.Keypoints, stream => Synchronously(() => KeypointsFile.Write(stream, track))).ConfigureAwait(false);
        }

        if (result.Joints is { } joints)
        {
            await WriteAsync(path, ResultFile.Poses, stream => Synchronously(() => PosesFile.Write(stream, joints))).ConfigureAwait(false);
        }

        if (result.Series is { } series)
        {
            await WriteAsync(path, ResultFile.Series, stream => JsonSerializer.SerializeAsync(stream, series, MovementJson.Options, cancellationToken)).ConfigureAwait(false);
        }

        if (result.People is { } people)
        {
            await WriteAsync(path, ResultFile.People, stream => JsonSerializer.SerializeAsync(stream, people, MovementJson.Options, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static Task Synchronously(Action write)
    {
        write();
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(string path, string file, Func<Stream, Task> write)
    {
        var stream = new FileStream(Path.Combine(path, file), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            await write(stream).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>Removes the bytes of an unfinished upload.</summary>
    internal void DeletePart(string partName) => File.Delete(Path.Combine(folder.Incoming, partName));

    private void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (IOException problem)
        {
            Log.NotDeleted(logger, path, problem.Message);
        }
        catch (UnauthorizedAccessException problem)
        {
            Log.NotDeleted(logger, path, problem.Message);
        }
    }
}
