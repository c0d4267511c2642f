using System.Text;

namespace SQLitePCL;

/// <summary>Prepared statements: parameters in, columns out.</summary>
public static unsafe partial class raw
{
    public static int sqlite3_prepare_v2(sqlite3 db, ReadOnlySpan<byte> sql, out sqlite3_stmt stmt, out ReadOnlySpan<byte> tail)
    {
        fixed (byte* text = sql)
        {
            var code = NativeMethods.sqlite3_prepare_v2(db, text, sql.Length, out var pointer, out var rest);
            stmt = new sqlite3_stmt(pointer, db);
            tail = rest == null ? default : sql[(int)(rest - text)..];
            return code;
        }
    }

    public static int sqlite3_prepare_v2(sqlite3 db, string sql, out sqlite3_stmt stmt) =>
        sqlite3_prepare_v2(db, Encoding.UTF8.GetBytes(sql + '\0'), out stmt, out _);

    public static int sqlite3_step(sqlite3_stmt stmt) => NativeMethods.sqlite3_step(stmt);

    public static int sqlite3_reset(sqlite3_stmt stmt) => NativeMethods.sqlite3_reset(stmt);

    public static int sqlite3_stmt_readonly(sqlite3_stmt stmt) => NativeMethods.sqlite3_stmt_readonly(stmt);

    public static int sqlite3_stmt_isexplain(sqlite3_stmt stmt) => NativeMethods.sqlite3_stmt_isexplain(stmt);

    public static int sqlite3_data_count(sqlite3_stmt stmt) => NativeMethods.sqlite3_data_count(stmt);

    public static int sqlite3_bind_parameter_count(sqlite3_stmt stmt) => NativeMethods.sqlite3_bind_parameter_count(stmt);

    public static int sqlite3_bind_parameter_index(sqlite3_stmt stmt, string strName) => NativeMethods.sqlite3_bind_parameter_index(stmt, strName);

    public static utf8z sqlite3_bind_parameter_name(sqlite3_stmt stmt, int index) =>
        utf8z.FromIntPtr(NativeMethods.sqlite3_bind_parameter_name(stmt, index));

    public static int sqlite3_bind_null(sqlite3_stmt stmt, int index) => NativeMethods.sqlite3_bind_null(stmt, index);

    public static int sqlite3_bind_int64(sqlite3_stmt stmt, int index, long val) => NativeMethods.sqlite3_bind_int64(stmt, index, val);

    public static int sqlite3_bind_double(sqlite3_stmt stmt, int index, double val) => NativeMethods.sqlite3_bind_double(stmt, index, val);

    public static int sqlite3_bind_text(sqlite3_stmt stmt, int index, string t)
    {
        // The terminator keeps the pointer of an empty text from being null, which SQLite would take for SQL's null.
        var bytes = Encoding.UTF8.GetBytes(t + '\0');
        fixed (byte* text = bytes)
            return NativeMethods.sqlite3_bind_text(stmt, index, text, bytes.Length - 1, Transient);
    }

    public static int sqlite3_bind_blob(sqlite3_stmt stmt, int index, ReadOnlySpan<byte> blob)
    {
        // A null pointer would be SQL's null; a blob of no bytes has its own call.
        if (blob.IsEmpty)
            return NativeMethods.sqlite3_bind_zeroblob(stmt, index, 0);
        fixed (byte* bytes = blob)
            return NativeMethods.sqlite3_bind_blob(stmt, index, bytes, blob.Length, Transient);
    }

    public static int sqlite3_column_count(sqlite3_stmt stmt) => NativeMethods.sqlite3_column_count(stmt);

    public static int sqlite3_column_type(sqlite3_stmt stmt, int index) => NativeMethods.sqlite3_column_type(stmt, index);

    public static long sqlite3_column_int64(sqlite3_stmt stmt, int index) => NativeMethods.sqlite3_column_int64(stmt, index);

    public static double sqlite3_column_double(sqlite3_stmt stmt, int index) => NativeMethods.sqlite3_column_double(stmt, index);

    public static utf8z sqlite3_column_text(sqlite3_stmt stmt, int index)
    {
        // The text first: asking for it may convert the value, and only then are its bytes counted as UTF-8.
        var text = NativeMethods.sqlite3_column_text(stmt, index);
        return utf8z.FromPointer(text, text == 0 ? 0 : NativeMethods.sqlite3_column_bytes(stmt, index));
    }

    public static ReadOnlySpan<byte> sqlite3_column_blob(sqlite3_stmt stmt, int index)
    {
        var bytes = NativeMethods.sqlite3_column_blob(stmt, index);
        return bytes == 0 ? default : new ReadOnlySpan<byte>((void*)bytes, NativeMethods.sqlite3_column_bytes(stmt, index));
    }

    public static utf8z sqlite3_column_name(sqlite3_stmt stmt, int index) => utf8z.FromIntPtr(NativeMethods.sqlite3_column_name(stmt, index));

    public static utf8z sqlite3_column_decltype(sqlite3_stmt stmt, int index) => utf8z.FromIntPtr(NativeMethods.sqlite3_column_decltype(stmt, index));

    public static utf8z sqlite3_column_database_name(sqlite3_stmt stmt, int index) =>
        utf8z.FromIntPtr(NativeMethods.sqlite3_column_database_name(stmt, index));

    public static utf8z sqlite3_column_table_name(sqlite3_stmt stmt, int index) => utf8z.FromIntPtr(NativeMethods.sqlite3_column_table_name(stmt, index));

    public static utf8z sqlite3_column_origin_name(sqlite3_stmt stmt, int index) => utf8z.FromIntPtr(NativeMethods.sqlite3_column_origin_name(stmt, index));
}
