using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Assessment;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads one video with its report, told in the language of the request, and finds the files that belong to it, for somebody who may see it.</summary>
internal sealed class ReportReader(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files)
{
    private static readonly string[] _names = [ResultFile.Report, ResultFile.Keypoints, ResultFile.Poses, ResultFile.Series, ResultFile.People];

    /// <returns>Null where there is no such video.</returns>
    public async Task<VideoReport?> ReadAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        var video = await FindAsync(viewer, videoId, cancellationToken);
        if (video is null)
        {
            return null;
        }

        var present = video.Report is null ? [] : _names.Where(name => File.Exists(ResultPath(video, name))).ToHashSet(StringComparer.Ordinal);
        var report = present.Contains(ResultFile.Report) ? await ReadReportAsync(ResultPath(video, ResultFile.Report), cancellationToken) : null;
        var people = present.Contains(ResultFile.People) ? await ParseAsync<PeopleInVideo>(ResultPath(video, ResultFile.People), cancellationToken) : null;
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mayDelete = await context.ManagedVideosOf(viewer).AnyAsync(one => one.Id == videoId, cancellationToken);
        return new VideoReport(video, video.Athlete!, report, present, mayDelete) { People = people };
    }

    /// <summary>The report of a video that somebody else has decided may be shown; null where its file is missing.</summary>
    public async Task<FormReport?> ReportOfAsync(Video video, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        return video.Report is not null && ResultPath(video, ResultFile.Report) is var path && File.Exists(path) ? await ReadReportAsync(path, cancellationToken) : null;
    }

    /// <summary>The keypoints, joints and people of a video that may be shown; null where there are none.</summary>
    public Task<KeypointTrack?> TrackOfAsync(Video video, CancellationToken cancellationToken) => OpenAsync(video, ResultFile.Keypoints, KeypointsFile.Read, cancellationToken);

    /// <inheritdoc cref="TrackOfAsync"/>
    public Task<JointSequence?> JointsOfAsync(Video video, CancellationToken cancellationToken) => OpenAsync(video, ResultFile.Poses, PosesFile.Read, cancellationToken);

    /// <inheritdoc cref="TrackOfAsync"/>
    public async Task<PeopleInVideo?> PeopleOfAsync(Video video, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        return video.Report is not null && ResultPath(video, ResultFile.People) is var path && File.Exists(path) ? await ParseAsync<PeopleInVideo>(path, cancellationToken) : null;
    }

    /// <summary>The video's file; null where there is no such video.</summary>
    public async Task<(string Path, Video Video)?> VideoFileAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        var video = await FindAsync(viewer, videoId, cancellationToken);
        return video is null ? null : (files.VideoPath(video), video);
    }

    /// <summary>A file of the video's report; null where there is none.</summary>
    public async Task<(string Path, Video Video)?> ResultFileAsync(Viewer viewer, Guid videoId, string name, CancellationToken cancellationToken)
    {
        var video = await FindAsync(viewer, videoId, cancellationToken);
        return video?.Report is not null && ResultPath(video, name) is var path && File.Exists(path) ? (path, video) : null;
    }

    private async Task<T?> OpenAsync<T>(Video video, string name, Func<Stream, string, T> read, CancellationToken cancellationToken)
        where T : class
    {
        if (video.Report is null || !File.Exists(ResultPath(video, name)))
        {
            return null;
        }

        var content = new MemoryStream(await File.ReadAllBytesAsync(ResultPath(video, name), cancellationToken));
        return read(content, name);
    }

    private string ResultPath(Video video, string name) => files.ResultPath(video.Folder, video.Report!.ResultFolder, name);

    private async Task<Video?> FindAsync(Viewer viewer, Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VideosOf(viewer).AsNoTracking()
            .Include(video => video.Athlete).Include(video => video.Job).Include(video => video.Report)
            .FirstOrDefaultAsync(video => video.Id == videoId, cancellationToken);
    }

    /// <summary>In the language of the request.</summary>
    private static async Task<FormReport?> ReadReportAsync(string path, CancellationToken cancellationToken) =>
        await ParseAsync<FormReport>(path, cancellationToken) is { } report ? ReportTexts.In(report, Speech.Language) : null;

    private static async Task<T?> ParseAsync<T>(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<T>(stream, MovementJson.Options, cancellationToken);
    }
}
