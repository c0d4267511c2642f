using System.Runtime.InteropServices;

namespace SQLitePCL;

/// <summary>The part of the C interface by which SQLite calls back, and by which a callback reads arguments and answers.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_create_collation(
        sqlite3 database, string name, int encoding, nint user, delegate* unmanaged<nint, int, byte*, int, byte*, int> compare);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int sqlite3_create_function(
        sqlite3 database,
        string name,
        int arguments,
        int encoding,
        nint user,
        delegate* unmanaged<nint, int, nint*, void> scalar,
        delegate* unmanaged<nint, int, nint*, void> step,
        delegate* unmanaged<nint, void> final);

    [LibraryImport(Library)]
    public static partial nint sqlite3_rollback_hook(sqlite3 database, delegate* unmanaged<nint, void> callback, nint user);

    [LibraryImport(Library)]
    public static partial nint sqlite3_user_data(nint context);

    [LibraryImport(Library)]
    public static partial nint sqlite3_aggregate_context(nint context, int bytes);

    [LibraryImport(Library)]
    public static partial int sqlite3_value_type(nint value);

    [LibraryImport(Library)]
    public static partial long sqlite3_value_int64(nint value);

    [LibraryImport(Library)]
    public static partial double sqlite3_value_double(nint value);

    [LibraryImport(Library)]
    public static partial nint sqlite3_value_text(nint value);

    [LibraryImport(Library)]
    public static partial nint sqlite3_value_blob(nint value);

    [LibraryImport(Library)]
    public static partial int sqlite3_value_bytes(nint value);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_null(nint context);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_int64(nint context, long value);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_double(nint context, double value);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_text(nint context, byte* text, int length, nint destructor);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_blob(nint context, byte* bytes, int length, nint destructor);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_zeroblob(nint context, int length);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_error(nint context, byte* text, int length);

    [LibraryImport(Library)]
    public static partial void sqlite3_result_error_code(nint context, int code);
}
