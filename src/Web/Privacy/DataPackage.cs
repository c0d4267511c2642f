using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>GET /athletes/ID/data.zip, also under /api: everything the site keeps about an athlete: videos, also those in the trash, what was derived from them, consents, notes, and who looked; to the athletes themselves also what is kept about their account.</summary>
internal sealed class DataPackage(IDbContextFactory<SquatCoachContext> contexts, AccountPackage accounts, DataFolder folder, VideoFiles files)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { "/athletes", "/api/athletes" })
        {
            routes.MapGet(prefix + "/{id:guid}/data.zip", SendAsync).RequireAuthorization(Rights.SignedIn).WithTags("Athletes").SendsFile("application/zip").WithSummary("Everything that is kept about an athlete, as a ZIP, the trash included; for coaches and the athlete, whose own account is told to the athlete alone.");
        }
    }

    private static async Task<IResult> SendAsync(Guid id, DataPackage package, AuditLog audit, HttpContext context)
    {
        if (await package.FindAsync(context.Viewer(), id, context.RequestAborted) is not { } athlete)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.DataTaken, context.Viewer().AccountId, context.ViewerName(), "", id);
        return Results.Stream(await package.MakeAsync(context.Viewer(), athlete, context.RequestAborted), "application/zip", "squatcoach-data.zip");
    }

    private async Task<Athlete?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ManagedAthletesOf(viewer).AsNoTracking().Include(athlete => athlete.Consents)
            .Include(athlete => athlete.Videos).ThenInclude(video => video.Report)
            .AsSplitQuery().FirstOrDefaultAsync(athlete => athlete.Id == id, cancellationToken);
    }

    /// <summary>The package as a file that goes when it is closed: only a complete one is sent, and a slow receiver keeps nothing else waiting.</summary>
    private async Task<Stream> MakeAsync(Viewer viewer, Athlete athlete, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.Combine(folder.Incoming, $"{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await WriteAsync(viewer, athlete, file, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(Viewer viewer, Athlete athlete, Stream target, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await WriteTextAsync(zip, "data.json", JsonSerializer.Serialize(await DescribeAsync(athlete, cancellationToken), _json), cancellationToken);

        // When somebody signs in is nothing to their coach.
        if (athlete.AccountId == viewer.AccountId)
        {
            await WriteTextAsync(zip, "account.json", JsonSerializer.Serialize(await accounts.DescribeAsync(viewer.AccountId, cancellationToken), _json), cancellationToken);
        }

        foreach (var video in athlete.Videos)
        {
            var folder = $"{(video.DeletedAt is null ? "" : "trash/")}{video.UploadedAt:yyyy-MM-dd} {video.Id.ToString()[..8]}";
            await WriteFileAsync(zip, $"{folder}/video{Path.GetExtension(video.FileName)}", files.VideoPath(video), cancellationToken);
            foreach (var name in VideoFileEndpoints.ResultFiles.Where(_ => video.Report is not null))
            {
                await WriteFileAsync(zip, $"{folder}/{name}", files.ResultPath(video.Folder, video.Report!.ResultFolder, name), cancellationToken);
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

    private static async Task WriteTextAsync(ZipArchive zip, string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private static async Task WriteFileAsync(ZipArchive zip, string name, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return;
        }

        await using var source = File.OpenRead(path);
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await source.CopyToAsync(entry, cancellationToken);
    }
}
