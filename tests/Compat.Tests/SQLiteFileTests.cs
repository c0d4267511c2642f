using Microsoft.Data.Sqlite;

namespace SquatCoach.Compat.Tests;

/// <summary>Databases in files: what only shows with a disk, several connections and the pool.</summary>
public sealed class SQLiteFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("squatcoach-sqlite-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Open_NewFile_KeepsRowsForTheNextConnection()
    {
        Run("kept.db", "create table t (x); insert into t values (1)");
        Assert.Equal(1L, Run("kept.db", "select x from t"));
    }

    [Fact]
    public void Open_NoSuchFolder_SaysSo()
    {
        var error = Assert.Throws<SqliteException>(() => Run("missing/kept.db", "select 1"));
        Assert.Equal(14, error.SqliteErrorCode);
    }

    [Fact]
    public void Open_FileThatIsNoDatabase_SaysSo()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "text.db"), new string('x', 4096));
        var error = Assert.Throws<SqliteException>(() => Run("text.db", "select * from sqlite_master"));
        Assert.Equal(26, error.SqliteErrorCode);
    }

    [Fact]
    public async Task Write_FromManyConnections_LosesNothing()
    {
        Run("busy.db", "pragma journal_mode = wal; create table t (x)");
        await Parallel.ForAsync(0, 8, (writer, _) =>
        {
            for (var row = 0; row < 25; row++)
                Run("busy.db", $"insert into t values ({writer})");
            return ValueTask.CompletedTask;
        });
        Assert.Equal(200L, Run("busy.db", "select count(*) from t"));
    }

    private object? Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, file)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
