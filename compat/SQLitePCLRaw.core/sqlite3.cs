using System.Runtime.InteropServices;

namespace SQLitePCL;

/// <summary>An open database. It keeps alive what SQLite may call back into, and lets go of it when it closes.</summary>
public class sqlite3 : SafeHandle
{
    private readonly Dictionary<string, GCHandle> _callbacks = [];

    public sqlite3()
        : base(0, ownsHandle: true)
    {
    }

    internal sqlite3(nint database)
        : this() => SetHandle(database);

    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps <paramref name="callback"/> alive under a key and frees what the key held before; null only frees.</summary>
    internal void Hold(string key, GCHandle? callback)
    {
        lock (_callbacks)
        {
            if (_callbacks.Remove(key, out var before))
                before.Free();
            if (callback is { } held)
                _callbacks[key] = held;
        }
    }

    protected override bool ReleaseHandle()
    {
        var code = NativeMethods.sqlite3_close_v2(handle);
        foreach (var callback in _callbacks.Values)
            callback.Free();
        _callbacks.Clear();
        return code == 0;
    }
}
