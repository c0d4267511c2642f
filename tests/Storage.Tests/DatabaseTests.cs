using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SquatCoach.Storage.Tests;

public sealed class DatabaseTests
{
    [Fact]
    public async Task Migrate_New_HasEveryTableAndNoBackup()
    {
        await using var storage = await StorageFixture.NewAsync();
        using var context = await storage.ContextAsync();

        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(Directory.GetFiles(storage.Folder.Backups));
        var tables = await context.Database.SqlQuery<string>($"SELECT name FROM sqlite_master WHERE type = 'table'").ToListAsync();
        Assert.Superset(new HashSet<string> { "AspNetUsers", "Athletes", "Videos", "Jobs", "Reports", "Reps", "Findings" }, tables.ToHashSet());
    }

    [Fact]
    public async Task Migrate_Existing_IsCopiedFirst()
    {
        await using var storage = await StorageFixture.NewAsync();
        using (var context = await storage.ContextAsync())
        {
            // Back to nothing, as an older program would have left it, with a row of its own.
            await context.GetService<IMigrator>().MigrateAsync("0");
            await context.Database.ExecuteSqlAsync($"CREATE TABLE Keepsake (Text TEXT); INSERT INTO Keepsake VALUES ('old');");
        }

        var backup = await storage.Setup.MigrateAsync(default);
        Assert.NotNull(backup);
        using var copy = new SqliteConnection($"Data Source={backup};Mode=ReadOnly");
        await copy.OpenAsync();
        using var command = copy.CreateCommand();
        command.CommandText = "SELECT Text FROM Keepsake";
        Assert.Equal("old", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Migrate_LockLeftByAKilledProcess_IsNoObstacle()
    {
        await using var storage = await StorageFixture.NewAsync();
        using (var context = await storage.ContextAsync())
        {
            await context.GetService<IMigrator>().MigrateAsync("0");
            await context.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2020-01-01');");
        }

        await storage.Setup.MigrateAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Open_Connection_IsWalFullWithForeignKeys()
    {
        await using var storage = await StorageFixture.NewAsync();
        using var context = await storage.ContextAsync();
        await context.Database.OpenConnectionAsync();

        Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(context, "synchronous"));
        Assert.Equal("10000", await PragmaAsync(context, "busy_timeout"));
        Assert.Equal("1", await PragmaAsync(context, "foreign_keys"));
        Assert.Equal("1", await PragmaAsync(context, "secure_delete"));
    }

    [Fact]
    public async Task Write_EightWritersAtOnce_NoneIsLost()
    {
        await using var storage = await StorageFixture.NewAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var count = 0; count < 25; count++)
            {
                using var context = await storage.ContextAsync();
                context.Athletes.Add(new Athlete { Name = $"{writer} {count}", CreatedAt = TimeProvider.System.GetUtcNow() });
                await context.SaveChangesAsync();
            }
        })));

        using var reader = await storage.ContextAsync();
        Assert.Equal(200, await reader.Athletes.CountAsync());
    }

    [Fact]
    public async Task Reopen_StoredReport_IsUnchanged()
    {
        await using var storage = await StorageFixture.NewAsync();
        var video = await storage.UploadAsync();
        await storage.Results.SaveAsync((await storage.Queue.LeaseNextAsync("a", default))!.Value, SampleResult.Create(), default);

        await using var again = StorageFixture.Reopen(storage.Folder.Path);
        Assert.Null(await again.Setup.MigrateAsync(default));
        using var context = await again.ContextAsync();
        var report = await context.Reports.Include(one => one.Reps).ThenInclude(rep => rep.Findings).SingleAsync(one => one.VideoId == video.Id);
        var faulty = report.Reps.Single(rep => rep.Index == 2);
        Assert.Equal((105.0, null), (faulty.KneeFlexionDegrees!.Value, faulty.DepthRatio));
        Assert.Equal((Movement.Fault.Shallow, 0.93), (faulty.Findings[0].Fault, faulty.Findings[0].Probability));
    }

    private static async Task<string?> PragmaAsync(SquatCoachContext context, string name)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
