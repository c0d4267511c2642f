using System.Runtime.InteropServices;
using System.Text;

namespace SQLitePCL;

/// <summary>The functions of SQLite 3 by the names and types that Microsoft.Data.Sqlite calls: the library and open databases.</summary>
public static unsafe partial class raw
{
    private const int ReadWrite = 0x2;
    private const int Create = 0x4;
    private const int Utf8 = 1;

    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    private const nint Transient = -1;

    public static string GetNativeLibraryName() => "sqlite3";

    public static utf8z sqlite3_libversion() => utf8z.FromIntPtr(NativeMethods.sqlite3_libversion());

    public static int sqlite3_libversion_number() => NativeMethods.sqlite3_libversion_number();

    public static int sqlite3_keyword_count() => NativeMethods.sqlite3_keyword_count();

    public static int sqlite3_keyword_name(int i, out string name)
    {
        var code = NativeMethods.sqlite3_keyword_name(i, out var text, out var length);
        name = code == 0 ? Encoding.UTF8.GetString((byte*)text, length) : string.Empty;
        return code;
    }

    public static utf8z sqlite3_errstr(int rc) => utf8z.FromIntPtr(NativeMethods.sqlite3_errstr(rc));

    /// <summary>Nothing to set outside Windows.</summary>
    public static int sqlite3_win32_set_directory(int typ, string path) => 0;

    public static int sqlite3_open(string filename, out sqlite3 db) => sqlite3_open_v2(filename, out db, ReadWrite | Create, null);

    public static int sqlite3_open_v2(string filename, out sqlite3 db, int flags, string? vfs)
    {
        // Even a failed open hands back a database, for its error message; it is closed like any other.
        var code = NativeMethods.sqlite3_open_v2(filename, out var pointer, flags, vfs);
        db = new sqlite3(pointer);
        return code;
    }

    public static int sqlite3_errcode(sqlite3 db) => NativeMethods.sqlite3_errcode(db);

    public static int sqlite3_extended_errcode(sqlite3 db) => NativeMethods.sqlite3_extended_errcode(db);

    public static utf8z sqlite3_errmsg(sqlite3 db) => utf8z.FromIntPtr(NativeMethods.sqlite3_errmsg(db));

    public static int sqlite3_changes(sqlite3 db) => NativeMethods.sqlite3_changes(db);

    public static int sqlite3_exec(sqlite3 db, string sql) => NativeMethods.sqlite3_exec(db, sql, 0, 0, 0);

    public static utf8z sqlite3_db_filename(sqlite3 db, string att) => utf8z.FromIntPtr(NativeMethods.sqlite3_db_filename(db, att));

    public static int sqlite3_db_config(sqlite3 db, int op, int val, out int result) => NativeMethods.sqlite3_db_config(db, op, val, out result);

    public static int sqlite3_enable_load_extension(sqlite3 db, int enable) => NativeMethods.sqlite3_enable_load_extension(db, enable);

    public static int sqlite3_load_extension(sqlite3 db, utf8z fileName, utf8z procName, out utf8z errMsg)
    {
        var code = NativeMethods.sqlite3_load_extension(db, fileName.utf8_to_string(), procName.utf8_to_string(), out var error);
        errMsg = utf8z.FromString(Marshal.PtrToStringUTF8(error));
        if (error != 0)
            NativeMethods.sqlite3_free(error);
        return code;
    }

    public static int sqlite3_table_column_metadata(
        sqlite3 db, string dbName, string tblName, string colName, out string dataType, out string collSeq, out int notNull, out int primaryKey, out int autoInc)
    {
        var code = NativeMethods.sqlite3_table_column_metadata(
            db, dbName, tblName, colName, out var type, out var collation, out notNull, out primaryKey, out autoInc);

        // A column without a type is told as null, which the callers expect in a string that is not annotated.
        dataType = Marshal.PtrToStringUTF8(type)!;
        collSeq = Marshal.PtrToStringUTF8(collation)!;
        return code;
    }

    public static sqlite3_backup sqlite3_backup_init(sqlite3 destDb, string destName, sqlite3 sourceDb, string sourceName) =>
        new(NativeMethods.sqlite3_backup_init(destDb, destName, sourceDb, sourceName));

    public static int sqlite3_backup_step(sqlite3_backup backup, int nPage) => NativeMethods.sqlite3_backup_step(backup, nPage);

    public static int sqlite3_blob_open(
        sqlite3 db, string sdb, string table, string column, long rowid, int flags, out sqlite3_blob blob)
    {
        var code = NativeMethods.sqlite3_blob_open(db, sdb, table, column, rowid, flags, out var pointer);
        blob = new sqlite3_blob(pointer);
        return code;
    }

    public static int sqlite3_blob_bytes(sqlite3_blob blob) => NativeMethods.sqlite3_blob_bytes(blob);

    public static int sqlite3_blob_read(sqlite3_blob blob, Span<byte> b, int offset)
    {
        fixed (byte* destination = b)
            return NativeMethods.sqlite3_blob_read(blob, destination, b.Length, offset);
    }

    public static int sqlite3_blob_write(sqlite3_blob blob, ReadOnlySpan<byte> b, int offset)
    {
        fixed (byte* source = b)
            return NativeMethods.sqlite3_blob_write(blob, source, b.Length, offset);
    }
}
