using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>
/// What deleted rows leave behind on the disk: pages of the write-ahead log, which lie there until others are written over them, and the copies
/// from before a migration. (In the database itself SQLite writes zeros over them: <see cref="SqlitePragmas"/>.)
/// </summary>
public sealed class DeletedTraces(IDbContextFactory<SquatCoachContext> contexts, DataFolder folder, TimeProvider clock)
{
    /// <summary>Long enough to notice that a migration went wrong; a copy outlives by that much whatever is erased meanwhile.</summary>
    public static readonly TimeSpan CopiesKeptFor = TimeSpan.FromDays(7);

    /// <summary>Empties the write-ahead log into the database, and removes copies from before migrations that are older than a week. Copies that somebody else made stay.</summary>
    public async Task WipeAsync(CancellationToken cancellationToken)
    {
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await context.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken).ConfigureAwait(false);
        var limit = clock.GetUtcNow() - CopiesKeptFor;
        foreach (var copy in Directory.EnumerateFiles(folder.Backups, $"{DatabaseSetup.CopyPrefix}*.db").Where(copy => File.GetLastWriteTimeUtc(copy) < limit))
        {
            File.Delete(copy);
        }
    }
}
