using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>What an athlete's earlier reports say of how they are built, for the analysis of the next video.</summary>
public sealed class PastSessions(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files)
{
    /// <summary>More sessions than these change a median hardly.</summary>
    private const int Most = 10;

    /// <summary>
    /// The limb lengths measured in the athlete's last videos before this one, newest first, each by itself. Reports without reps, from before lengths
    /// were kept, or whose file is gone, say nothing.
    /// </summary>
    public async Task<IReadOnlyList<LimbLengths>> LimbsBeforeAsync(Video video, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var places = await context.Reports.AsNoTracking()
            .Where(report => report.RepCount > 0 && report.Video!.AthleteId == video.AthleteId && report.Video.DeletedAt == null && report.Video.UploadedAt < video.UploadedAt)
            .OrderByDescending(report => report.Video!.UploadedAt)
            .Select(report => new { report.Video!.Folder, report.ResultFolder })
            .Take(Most)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<LimbLengths>();
        foreach (var place in places)
        {
            if (await ReadAsync(files.ResultPath(place.Folder, place.ResultFolder, ResultFile.Report), cancellationToken).ConfigureAwait(false) is { } lengths)
            {
                found.Add(lengths);
            }
        }

        return found;
    }

    private static async Task<LimbLengths?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
            {
                return (await JsonSerializer.DeserializeAsync<FormReport>(stream, MovementJson.Options, cancellationToken).ConfigureAwait(false))?.LimbLengths?.Measured;
            }
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            // Another job may be replacing it, or a person removed it: this session then does not count.
            return null;
        }
    }
}
