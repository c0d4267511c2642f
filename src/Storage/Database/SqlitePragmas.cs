using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SquatCoach.Storage;

/// <summary>
/// What every connection is told when it opens. WAL lets pages be read while a worker writes. synchronous=FULL because in WAL mode NORMAL
/// can lose the last commits at a power cut, and a job that was reported as done must stay done. busy_timeout because a second process
/// (the worker) writes to the same file: waiting beats failing. cache_size=32 MB because the two that SQLite takes do not hold the indexes of a
/// hundred thousand reports. secure_delete because what is erased has to be gone from the file, too; Debian's SQLite is built to do so, others are not.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-32000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
