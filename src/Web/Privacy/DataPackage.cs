using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// GET /account/data.zip, also under /api: everything the site keeps about whoever asks, their account and themselves as an athlete.
/// GET /athletes/ID/data.zip, also under /api: everything it keeps about one athlete; to the athletes themselves also what is kept about their account.
/// </summary>
internal sealed class DataPackage(IDbContextFactory<SquatCoachContext> contexts, AccountPackage accounts, AthletePackage athletes, DataFolder folder)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { "", "/api" })
        {
            routes.MapGet(prefix + "/account/data.zip", SendOwnAsync).RequireAuthorization(Rights.SignedIn).WithTags("Account").SendsFile("application/zip").WithSummary("Everything that is kept about whoever asks, as a ZIP: the account, what it did and wrote, and what is kept about its own athlete, the trash included.");
            routes.MapGet(prefix + "/athletes/{id:guid}/data.zip", SendAsync).RequireAuthorization(Rights.SignedIn).WithTags("Athletes").SendsFile("application/zip").WithSummary("Everything that is kept about an athlete, as a ZIP, the trash included; for coaches and the athlete, whose own account is told to the athlete alone.");
        }
    }

    private static async Task<IResult> SendOwnAsync(DataPackage package, AuditLog audit, HttpContext context)
    {
        var viewer = context.Viewer();
        var own = await package.OwnAsync(viewer, context.RequestAborted);
        foreach (var athleteId in own.Select(athlete => (Guid?)athlete.Id).DefaultIfEmpty(null))
        {
            await audit.WriteAsync(AuditAction.DataTaken, viewer.AccountId, context.ViewerName(), "", athleteId);
        }

        return await package.AnswerAsync(viewer, own, context.RequestAborted);
    }

    private static async Task<IResult> SendAsync(Guid id, DataPackage package, AuditLog audit, HttpContext context)
    {
        if (await package.FindAsync(context.Viewer(), id, context.RequestAborted) is not { } athlete)
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.DataTaken, context.Viewer().AccountId, context.ViewerName(), "", id);
        return await package.AnswerAsync(context.Viewer(), [athlete], context.RequestAborted);
    }

    private static IQueryable<Athlete> Whole(IQueryable<Athlete> athletes) =>
        athletes.AsNoTracking().Include(athlete => athlete.Consents).Include(athlete => athlete.Videos).ThenInclude(video => video.Report).AsSplitQuery();

    private async Task<Athlete?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(context.ManagedAthletesOf(viewer)).FirstOrDefaultAsync(athlete => athlete.Id == id, cancellationToken);
    }

    /// <summary>The viewer as an athlete, also in the trash: usually one, none for most staff.</summary>
    private async Task<IReadOnlyList<Athlete>> OwnAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(context.Athletes.Where(athlete => athlete.AccountId == viewer.AccountId)).OrderBy(athlete => athlete.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>The package as a file that goes when it is closed: only a complete one is sent, and a slow receiver keeps nothing else waiting.</summary>
    private async Task<IResult> AnswerAsync(Viewer viewer, IReadOnlyList<Athlete> about, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.Combine(folder.Incoming, $"{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await WriteAsync(viewer, about, file, cancellationToken);
            file.Position = 0;
            return Results.Stream(file, "application/zip", "squatcoach-data.zip");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(Viewer viewer, IReadOnlyList<Athlete> about, Stream target, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);

        // When somebody signs in is nothing to their coach.
        if (about.All(athlete => athlete.AccountId == viewer.AccountId))
        {
            await zip.AddJsonAsync("account.json", await accounts.DescribeAsync(viewer, cancellationToken), cancellationToken);
        }

        foreach (var (number, athlete) in about.Index())
        {
            await athletes.WriteAsync(zip, about.Count == 1 ? "" : $"athlete {number + 1}/", athlete, cancellationToken);
        }
    }
}
