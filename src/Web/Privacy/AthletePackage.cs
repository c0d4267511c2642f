using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What the site keeps about an athlete, for a <see cref="DataPackage"/>: videos, also those in the trash, what was derived from them, consents, notes, and who looked.</summary>
internal sealed class AthletePackage(IDbContextFactory<SquatCoachContext> contexts, VideoFiles files)
{
    /// <param name="place">The folder in the ZIP with its slash; empty for its root.</param>
    public async Task WriteAsync(ZipArchive zip, string place, Athlete athlete, CancellationToken cancellationToken)
    {
        await zip.AddJsonAsync(place + "data.json", await DescribeAsync(athlete, cancellationToken), cancellationToken);
        foreach (var video in athlete.Videos)
        {
            var folder = $"{place}{(video.DeletedAt is null ? "" : "trash/")}{video.UploadedAt:yyyy-MM-dd} {video.Id.ToString()[..8]}";
            await zip.AddFileAsync($"{folder}/video{Path.GetExtension(video.FileName)}", files.VideoPath(video), cancellationToken);
            foreach (var name in VideoFileEndpoints.ResultFiles.Where(_ => video.Report is not null))
            {
                await zip.AddFileAsync($"{folder}/{name}", files.ResultPath(video.Folder, video.Report!.ResultFolder, name), cancellationToken);
            }
        }
    }

    private async Task<object> DescribeAsync(Athlete athlete, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new
        {
            athlete.Name,
            athlete.CreatedAt,
            Consents = athlete.Consents.Select(consent => new { consent.Purpose, consent.GivenAt, consent.WithdrawnAt }),
            Videos = athlete.Videos.Select(video => new { video.Id, video.OriginalName, video.UploadedAt, video.DurationSeconds, video.Exercise, video.LoadKilograms, video.Rpe, video.DeletedAt }),
            Notes = await context.Notes.Where(note => note.Video!.AthleteId == athlete.Id).Select(note => new { note.Id, note.VideoId, note.AnswersId, note.AtSeconds, note.Author, note.Text, note.Drawing, note.CreatedAt }).ToListAsync(cancellationToken),
            Corrections = await context.Corrections.Where(one => one.Video!.AthleteId == athlete.Id).Select(one => new { one.VideoId, one.StartSeconds, one.BottomSeconds, one.EndSeconds, one.IsRep, one.Verdict, one.Faults, one.Comment, one.Author, one.CreatedAt }).ToListAsync(cancellationToken),
            Goals = await context.Goals.Where(goal => goal.AthleteId == athlete.Id).Select(goal => new { goal.Metric, goal.Exercise, goal.Target, goal.By, goal.SetBy, goal.SetAt }).ToListAsync(cancellationToken),
            SharedLinks = await context.Shares.Where(link => link.Video!.AthleteId == athlete.Id).Select(link => new { link.VideoId, link.WithVideo, link.BlursFace, link.CreatedAt, link.ExpiresAt }).ToListAsync(cancellationToken),
            Groups = await context.Groups.Where(group => group.Athletes.Any(place => place.AthleteId == athlete.Id)).Select(group => group.Name).ToListAsync(cancellationToken),
            WhoDidAndSawWhat = await context.Audit.Where(entry => entry.AthleteId == athlete.Id).OrderBy(entry => entry.At).Select(entry => new { entry.At, entry.Who, entry.Action, entry.VideoId, entry.Detail }).ToListAsync(cancellationToken),
        };
    }
}
