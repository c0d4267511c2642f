using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>
/// Uploads that come in parts and survive a lost connection, a closed tab and a restart. A part is appended only where it begins exactly
/// at the end of what is there, so sending one twice does no harm.
/// </summary>
public sealed class UploadParts(IDbContextFactory<SquatCoachContext> contexts, DataFolder folder, TimeProvider clock)
{
    /// <summary>Whoever did not go on for a week does not come back.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const int MaxOpenPerAccount = 50;
    private const int BufferSizeBytes = 128 * 1024;

    /// <summary>The viewer's unfinished upload of the same file for the same athlete, or a new one; null where the viewer has too many or may not see the athlete.</summary>
    public async Task<UploadSession?> StartAsync(Viewer viewer, UploadSession wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var known = await Mine(context, viewer).FirstOrDefaultAsync(
            one => one.AthleteId == wanted.AthleteId && one.OriginalName == wanted.OriginalName && one.SizeBytes == wanted.SizeBytes && one.ChangedAtMilliseconds == wanted.ChangedAtMilliseconds,
            cancellationToken).ConfigureAwait(false);
        if (known is not null)
        {
            return known;
        }

        if (await Mine(context, viewer).CountAsync(cancellationToken).ConfigureAwait(false) >= MaxOpenPerAccount
            || !await context.AthletesOf(viewer).AnyAsync(athlete => athlete.Id == wanted.AthleteId, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        context.Uploads.Add(wanted);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return wanted;
    }

    /// <summary>A row for <see cref="StartAsync"/>.</summary>
    public UploadSession New(Viewer viewer, Guid athleteId, string name, long sizeBytes, long? changedAtMilliseconds) => new()
    {
        AccountId = viewer.AccountId,
        AthleteId = athleteId,
        OriginalName = name,
        SizeBytes = sizeBytes,
        ChangedAtMilliseconds = changedAtMilliseconds,
        PartName = RandomName.New() + ".part",
        StartedAt = clock.GetUtcNow(),
    };

    public async Task<UploadSession?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await Mine(context, viewer).AsNoTracking().Include(one => one.Athlete).FirstOrDefaultAsync(one => one.Id == id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<UploadSession>> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await Mine(context, viewer).AsNoTracking().Include(one => one.Athlete).OrderBy(one => one.StartedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public string PathOf(UploadSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Path.Combine(folder.Incoming, session.PartName);
    }

    /// <summary>How many bytes are there.</summary>
    public long LengthOf(UploadSession session) => new FileInfo(PathOf(session)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Appends a part.</summary>
    /// <param name="session">The upload.</param>
    /// <param name="offset">Where the part begins in the whole file.</param>
    /// <param name="part">Its bytes; what arrives before a connection breaks is kept.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <returns>True where it was appended; false where it does not begin at the end, is too long, or another part is being written.</returns>
    public async Task<bool> AppendAsync(UploadSession session, long offset, Stream part, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(part);
        FileStream file;
        try
        {
            file = new FileStream(PathOf(session), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, BufferSizeBytes, FileOptions.Asynchronous);
        }
        catch (IOException) when (File.Exists(PathOf(session)))
        {
            return false;
        }

        await using (file.ConfigureAwait(false))
        {
            if (file.Length != offset)
            {
                return false;
            }

            file.Seek(0, SeekOrigin.End);
            var buffer = new byte[BufferSizeBytes];
            try
            {
                int count;
                while ((count = await part.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    if (file.Position + count > session.SizeBytes)
                    {
                        file.SetLength(offset);
                        return false;
                    }

                    await file.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None).ConfigureAwait(false);
                }
            }
            finally
            {
                await file.FlushAsync(CancellationToken.None).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            return true;
        }
    }

    /// <summary>Forgets an upload; with its bytes, unless they were moved to their place before.</summary>
    public async Task RemoveAsync(UploadSession session, CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await context.Uploads.Where(one => one.Id == session.Id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        File.Delete(PathOf(session));
    }

    private static IQueryable<UploadSession> Mine(SquatCoachContext context, Viewer viewer) =>
        context.Uploads.Where(one => one.AccountId == viewer.AccountId && context.AthletesOf(viewer).Any(athlete => athlete.Id == one.AthleteId));
}
