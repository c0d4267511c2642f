using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace SquatCoach.Storage;

/// <summary>Brings the database to this version of the program; an existing one is copied first, because migrations do not go back.</summary>
public sealed class DatabaseSetup(IDbContextFactory<SquatCoachContext> contexts, DataFolder folder, TimeProvider clock, ILogger<DatabaseSetup> logger)
{
    /// <summary>How the names of the copies begin.</summary>
    public const string CopyPrefix = "before-migration-";

    /// <returns>The path of the backup, or null where none was needed.</returns>
    public async Task<string?> MigrateAsync(CancellationToken cancellationToken)
    {
        folder.Create();

        // Site and worker may start at the same moment: one migrates, the other finds it done.
        using var turn = await ProcessLock.WaitAsync(Path.Combine(folder.Path, "migration.lock"), cancellationToken).ConfigureAwait(false);
        using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var existed = File.Exists(folder.Database);
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
        if (pending.Count == 0)
        {
            return null;
        }

        var backup = existed ? await BackUpAsync(context, cancellationToken).ConfigureAwait(false) : null;

        // Entity Framework's own lock is a row that a killed process leaves behind for ever; ours is held, so this one is stale.
        await context.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken).ConfigureAwait(false);
        await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        Log.Migrated(logger, pending.Count, backup ?? "no backup: the database is new");
        return backup;
    }

    private async Task<string> BackUpAsync(SquatCoachContext context, CancellationToken cancellationToken)
    {
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(folder.Backups, $"{CopyPrefix}{stamp}-{Guid.NewGuid().ToString("N")[..6]}.db");

        // VACUUM INTO copies a consistent state, also of what still lies in the write-ahead log.
        await context.Database.ExecuteSqlAsync($"VACUUM INTO {path}", cancellationToken).ConfigureAwait(false);
        return path;
    }
}
