using System.Runtime.InteropServices;

namespace SQLitePCL;

/// <summary>The C interface of SQLite 3 (sqlite.org/c3ref), as far as this assembly uses it, with C's names.</summary>
internal static unsafe partial class NativeMethods
{
    // The name that Debian's libsqlite3-0 installs; libsqlite3.so without a number comes only with the headers.
    private const string Library = "libsqlite3.so.0";

    [LibraryImport(Library)]
    public static partial nint sqlite3_libversion();

    [LibraryImport(Library)]
    public static partial int sqlite3_libversion_number();

    [LibraryImport(Library)]
    public static partial int sqlite3_keyword_count();

    [LibraryImport(Library)]
    public static partial int sqlite3_keyword_name(int index, out nint name, out int length);

    [LibraryImport(Library)]
    public static partial void sqlite3_free(nint memory);

    [LibraryImport(Library)]
    public static partial nint sqlite3_errstr(int code);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_open_v2(string fileName, out nint database, int flags, string? vfs);

    [LibraryImport(Library)]
    public static partial int sqlite3_close_v2(nint database);

    [LibraryImport(Library)]
    public static partial int sqlite3_errcode(sqlite3 database);

    [LibraryImport(Library)]
    public static partial int sqlite3_extended_errcode(sqlite3 database);

    [LibraryImport(Library)]
    public static partial nint sqlite3_errmsg(sqlite3 database);

    [LibraryImport(Library)]
    public static partial int sqlite3_changes(sqlite3 database);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_exec(sqlite3 database, string sql, nint callback, nint user, nint error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint sqlite3_db_filename(sqlite3 database, string name);

    // Variadic in C. On x86-64 and on arm64 Linux the first variadic arguments travel in the registers of fixed ones.
    [LibraryImport(Library)]
    public static partial int sqlite3_db_config(sqlite3 database, int option, int value, out int result);

    [LibraryImport(Library)]
    public static partial int sqlite3_enable_load_extension(sqlite3 database, int enable);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_load_extension(sqlite3 database, string? file, string? entryPoint, out nint error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_table_column_metadata(
        sqlite3 database, string? schema, string table, string? column, out nint type, out nint collation, out int notNull, out int primaryKey, out int autoIncrement);

    [LibraryImport(Library)]
    public static partial int sqlite3_prepare_v2(sqlite3 database, byte* sql, int length, out nint statement, out byte* tail);

    [LibraryImport(Library)]
    public static partial int sqlite3_finalize(nint statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_step(sqlite3_stmt statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_reset(sqlite3_stmt statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_stmt_readonly(sqlite3_stmt statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_stmt_isexplain(sqlite3_stmt statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_data_count(sqlite3_stmt statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_bind_parameter_count(sqlite3_stmt statement);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_bind_parameter_index(sqlite3_stmt statement, string name);

    [LibraryImport(Library)]
    public static partial nint sqlite3_bind_parameter_name(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial int sqlite3_bind_null(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial int sqlite3_bind_int64(sqlite3_stmt statement, int index, long value);

    [LibraryImport(Library)]
    public static partial int sqlite3_bind_double(sqlite3_stmt statement, int index, double value);

    [LibraryImport(Library)]
    public static partial int sqlite3_bind_text(sqlite3_stmt statement, int index, byte* text, int length, nint destructor);

    [LibraryImport(Library)]
    public static partial int sqlite3_bind_blob(sqlite3_stmt statement, int index, byte* bytes, int length, nint destructor);

    [LibraryImport(Library)]
    public static partial int sqlite3_bind_zeroblob(sqlite3_stmt statement, int index, int length);

    [LibraryImport(Library)]
    public static partial int sqlite3_column_count(sqlite3_stmt statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_column_type(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial long sqlite3_column_int64(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial double sqlite3_column_double(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial nint sqlite3_column_text(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial nint sqlite3_column_blob(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial int sqlite3_column_bytes(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial nint sqlite3_column_name(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial nint sqlite3_column_decltype(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial nint sqlite3_column_database_name(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial nint sqlite3_column_table_name(sqlite3_stmt statement, int index);

    [LibraryImport(Library)]
    public static partial nint sqlite3_column_origin_name(sqlite3_stmt statement, int index);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_blob_open(
        sqlite3 database, string schema, string table, string column, long rowId, int flags, out nint blob);

    [LibraryImport(Library)]
    public static partial int sqlite3_blob_close(nint blob);

    [LibraryImport(Library)]
    public static partial int sqlite3_blob_bytes(sqlite3_blob blob);

    [LibraryImport(Library)]
    public static partial int sqlite3_blob_read(sqlite3_blob blob, byte* destination, int length, int offset);

    [LibraryImport(Library)]
    public static partial int sqlite3_blob_write(sqlite3_blob blob, byte* source, int length, int offset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint sqlite3_backup_init(sqlite3 destination, string destinationName, sqlite3 source, string sourceName);

    [LibraryImport(Library)]
    public static partial int sqlite3_backup_step(sqlite3_backup backup, int pages);

    [LibraryImport(Library)]
    public static partial int sqlite3_backup_finish(nint backup);
}
