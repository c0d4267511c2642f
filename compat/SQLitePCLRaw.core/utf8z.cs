using System.Runtime.InteropServices;
using System.Text;

namespace SQLitePCL;

/// <summary>A zero-terminated UTF-8 text that SQLite or the caller owns; the default value is SQL's or C's null.</summary>
public readonly ref struct utf8z
{
    // With its terminator, so that a text of no letters differs from no text.
    private readonly ReadOnlySpan<byte> _bytes;

    private utf8z(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public static utf8z FromString(string? s) => s is null ? default : new utf8z(Encoding.UTF8.GetBytes(s + '\0'));

    public static unsafe utf8z FromIntPtr(nint p)
    {
        if (p == 0)
            return default;
        var length = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)p).Length;
        return FromPointer(p, length);
    }

    public string? utf8_to_string() => _bytes.IsEmpty ? null : Encoding.UTF8.GetString(_bytes[..^1]);

    /// <param name="p">The first byte; 0 is null.</param>
    /// <param name="length">Bytes before the terminator: a text may hold zeros of its own.</param>
    internal static unsafe utf8z FromPointer(nint p, int length) => p == 0 ? default : new utf8z(new ReadOnlySpan<byte>((void*)p, length + 1));
}
