using System.Text;

namespace SQLitePCL;

/// <summary>What a function written in .NET reads from its arguments and writes as its answer.</summary>
public static unsafe partial class raw
{
    public static int sqlite3_value_type(sqlite3_value val) => NativeMethods.sqlite3_value_type(val.Pointer);

    public static long sqlite3_value_int64(sqlite3_value val) => NativeMethods.sqlite3_value_int64(val.Pointer);

    public static double sqlite3_value_double(sqlite3_value val) => NativeMethods.sqlite3_value_double(val.Pointer);

    public static utf8z sqlite3_value_text(sqlite3_value val)
    {
        var text = NativeMethods.sqlite3_value_text(val.Pointer);
        return utf8z.FromPointer(text, text == 0 ? 0 : NativeMethods.sqlite3_value_bytes(val.Pointer));
    }

    public static ReadOnlySpan<byte> sqlite3_value_blob(sqlite3_value val)
    {
        var bytes = NativeMethods.sqlite3_value_blob(val.Pointer);
        return bytes == 0 ? default : new ReadOnlySpan<byte>((void*)bytes, NativeMethods.sqlite3_value_bytes(val.Pointer));
    }

    public static void sqlite3_result_null(sqlite3_context context) => NativeMethods.sqlite3_result_null(context.Pointer);

    public static void sqlite3_result_int64(sqlite3_context context, long val) => NativeMethods.sqlite3_result_int64(context.Pointer, val);

    public static void sqlite3_result_double(sqlite3_context context, double val) => NativeMethods.sqlite3_result_double(context.Pointer, val);

    public static void sqlite3_result_text(sqlite3_context context, string val)
    {
        var bytes = Encoding.UTF8.GetBytes(val + '\0');
        fixed (byte* text = bytes)
            NativeMethods.sqlite3_result_text(context.Pointer, text, bytes.Length - 1, Transient);
    }

    public static void sqlite3_result_blob(sqlite3_context context, ReadOnlySpan<byte> val)
    {
        if (val.IsEmpty)
        {
            NativeMethods.sqlite3_result_zeroblob(context.Pointer, 0);
            return;
        }

        fixed (byte* bytes = val)
            NativeMethods.sqlite3_result_blob(context.Pointer, bytes, val.Length, Transient);
    }

    public static void sqlite3_result_error(sqlite3_context context, string val)
    {
        var bytes = Encoding.UTF8.GetBytes(val + '\0');
        fixed (byte* text = bytes)
            NativeMethods.sqlite3_result_error(context.Pointer, text, bytes.Length - 1);
    }

    public static void sqlite3_result_error_code(sqlite3_context context, int code) =>
        NativeMethods.sqlite3_result_error_code(context.Pointer, code);
}
