using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SquatCoach.Storage;

public static class StorageServices
{
    /// <summary>Database, file store, job queue and the books of people and rights over one data folder.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder folder, JobQueueOptions? queueOptions = null)
    {
        services.AddSingleton(folder);
        services.AddSingleton(queueOptions ?? new JobQueueOptions());
        services.AddDbContextFactory<SquatCoachContext>(options => Configure(options, folder.Database));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<DeletedTraces>();
        services.AddSingleton<VideoFiles>();
        services.AddSingleton<VideoIntake>();
        services.AddSingleton<VideoRemoval>();
        services.AddSingleton<IJobQueue, JobQueue>();
        services.AddSingleton<ResultStore>();
        services.AddSingleton<PastSessions>();
        services.AddSingleton<UploadParts>();
        services.AddSingleton<Remarks>();
        services.AddSingleton<Shares>();
        services.AddSingleton<GoalBook>();
        services.AddSingleton<ReferenceSets>();
        services.AddSingleton<SetDetails>();
        services.AddSingleton<Trash>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<GroupBook>();
        services.AddSingleton<Consents>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<AuditLog>();
        return services;
    }

    /// <summary>SQLite at a path, as every part of the project opens it.</summary>
    public static void Configure(DbContextOptionsBuilder options, string databasePath)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = new SqliteConnectionStringBuilder { DataSource = databasePath, ForeignKeys = true };
        options.UseSqlite(connection.ConnectionString).AddInterceptors(new SqlitePragmas());
    }
}
