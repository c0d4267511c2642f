using Microsoft.Extensions.Logging;

namespace SquatCoach.Storage;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Applied {Count} database migrations ({Backup}).")]
    public static partial void Migrated(ILogger logger, int count, string backup);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not delete {Path}: {Reason} It is tried again at the next start.")]
    public static partial void NotDeleted(ILogger logger, string path, string reason);
}
