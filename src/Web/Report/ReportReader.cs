using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Reads one video with its report, and finds the files that belong to it.</summary>
internal sealed class ReportReader(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files)
{
    private static readonly string[] _names = [ResultFile.Report, ResultFile.Keypoints, ResultFile.Poses, ResultFile.Series];

    /// <returns>Null where there is no such video.</returns>
    public async Task<VideoReport?> ReadAsync(Guid videoId, CancellationToken cancellationToken)
    {
        var video = await FindAsync(videoId, cancellationToken);
        if (video is null)
        {
            return null;
        }

        var present = video.Report is null ? [] : _names.Where(name => File.Exists(ResultPath(video, name))).ToHashSet(StringComparer.Ordinal);
        var report = present.Contains(ResultFile.Report) ? await ParseAsync(ResultPath(video, ResultFile.Report), cancellationToken) : null;
        return new VideoReport(video, video.Athlete!, report, present);
    }

    /// <summary>The video's file; null where there is no such video.</summary>
    public async Task<(string Path, string ContentType, string Name)?> VideoFileAsync(Guid videoId, CancellationToken cancellationToken)
    {
        var video = await FindAsync(videoId, cancellationToken);
        return video is null ? null : (files.VideoPath(video), video.ContentType, video.OriginalName);
    }

    /// <summary>A file of the video's report; null where there is none.</summary>
    public async Task<string?> ResultFileAsync(Guid videoId, string name, CancellationToken cancellationToken)
    {
        var video = await FindAsync(videoId, cancellationToken);
        return video?.Report is not null && ResultPath(video, name) is var path && File.Exists(path) ? path : null;
    }

    private string ResultPath(Video video, string name) => files.ResultPath(video.Folder, video.Report!.ResultFolder, name);

    private async Task<Video?> FindAsync(Guid videoId, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Videos.AsNoTracking()
            .Include(video => video.Athlete).Include(video => video.Job).Include(video => video.Report)
            .FirstOrDefaultAsync(video => video.Id == videoId, cancellationToken);
    }

    private static async Task<FormReport?> ParseAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<FormReport>(stream, MovementJson.Options, cancellationToken);
    }
}
