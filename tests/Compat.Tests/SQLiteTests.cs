using Microsoft.Data.Sqlite;

namespace SquatCoach.Compat.Tests;

/// <summary>Microsoft.Data.Sqlite on the layer under it, whichever of the two was built: the stand-in or the official package.</summary>
public sealed class SQLiteTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SQLiteTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Version_SystemLibrary_Is3()
    {
        Assert.StartsWith("3.", _connection.ServerVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_OfEveryKind_ComeBackAsTheyWent()
    {
        Execute("create table kept (whole integer, part real, words text, bytes blob, none text)");
        using var insert = _connection.CreateCommand();
        insert.CommandText = "insert into kept values ($whole, $part, $words, $bytes, $none)";
        insert.Parameters.AddWithValue("$whole", long.MinValue);
        insert.Parameters.AddWithValue("$part", 0.1);
        insert.Parameters.AddWithValue("$words", "knie\u0301 \U0001F3CB a\0b");
        insert.Parameters.AddWithValue("$bytes", new byte[] { 0, 1, 255 });
        insert.Parameters.AddWithValue("$none", DBNull.Value);
        Assert.Equal(1, insert.ExecuteNonQuery());

        using var select = _connection.CreateCommand();
        select.CommandText = "select * from kept";
        using var reader = select.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(long.MinValue, reader.GetInt64(0));
        Assert.Equal(0.1, reader.GetDouble(1));
        Assert.Equal("knie\u0301 \U0001F3CB a\0b", reader.GetString(2));
        Assert.Equal([0, 1, 255], (byte[])reader.GetValue(3));
        Assert.True(reader.IsDBNull(4));
        Assert.Equal("words", reader.GetName(2));
    }

    [Theory]
    [InlineData("select ''", "")]
    [InlineData("select zeroblob(0)", null)]
    public void EmptyValues_AreNotNull(string sql, string? expectedText)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        var value = command.ExecuteScalar();
        if (expectedText is null)
            Assert.Empty(Assert.IsType<byte[]>(value));
        else
            Assert.Equal(expectedText, value);
    }

    [Fact]
    public void Statements_SeveralInOneText_AllRun()
    {
        Execute("create table a (x); insert into a values (1); insert into a values (2);");
        Assert.Equal(2L, Scalar("select count(*) from a"));
    }

    [Fact]
    public void Error_WrongSql_NamesTheMistake()
    {
        var error = Assert.Throws<SqliteException>(() => Execute("select x from nowhere"));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.SqliteErrorCode);
    }

    [Fact]
    public void Error_UniqueViolated_HasExtendedCode()
    {
        Execute("create table once (x unique); insert into once values (1)");
        var error = Assert.Throws<SqliteException>(() => Execute("insert into once values (1)"));
        Assert.Equal(2067, error.SqliteExtendedErrorCode);
    }

    [Fact]
    public void Functions_ScalarAggregateAndCollation_AreCalled()
    {
        _connection.CreateFunction("twice", (long x) => 2 * x);
        _connection.CreateAggregate("product", 1L, (long product, long x) => product * x);
        _connection.CreateCollation("backwards", (x, y) => string.CompareOrdinal(y, x));
        Execute("create table n (x integer, name text); insert into n values (2, 'a'), (3, 'c'), (7, 'b')");

        Assert.Equal(42L, Scalar("select twice(21)"));
        Assert.Equal(42L, Scalar("select product(x) from n"));
        Assert.Equal(1L, Scalar("select product(x) from n where x > 100"));
        Assert.Equal("c", Scalar("select name from n order by name collate backwards limit 1"));
    }

    [Fact]
    public void Functions_Throwing_BecomeSqlErrors()
    {
        _connection.CreateFunction<long>("fail", () => throw new InvalidOperationException("no luck"));
        var error = Assert.Throws<SqliteException>(() => Scalar("select fail()"));
        Assert.Contains("no luck", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transaction_RolledBack_LeavesNothing()
    {
        Execute("create table t (x)");
        using (var transaction = _connection.BeginTransaction())
        {
            Execute("insert into t values (1)");
            transaction.Rollback();
        }

        Assert.Equal(0L, Scalar("select count(*) from t"));
    }

    [Fact]
    public void Backup_ToAnotherDatabase_CopiesRows()
    {
        Execute("create table t (x); insert into t values (5)");
        using var copy = new SqliteConnection("Data Source=:memory:");
        copy.Open();
        _connection.BackupDatabase(copy);
        using var command = copy.CreateCommand();
        command.CommandText = "select x from t";
        Assert.Equal(5L, command.ExecuteScalar());
    }

    [Fact]
    public void Blob_ReadInPieces_IsWhole()
    {
        Execute("create table t (bytes blob); insert into t (rowid, bytes) values (1, x'0102030405')");
        using var stream = new SqliteBlob(_connection, "t", "bytes", 1, readOnly: false);
        stream.Position = 4;
        stream.WriteByte(9);
        stream.Position = 0;
        using var whole = new MemoryStream();
        stream.CopyTo(whole, 2);
        Assert.Equal([1, 2, 3, 4, 9], whole.ToArray());
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
