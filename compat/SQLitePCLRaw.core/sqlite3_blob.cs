using System.Runtime.InteropServices;

namespace SQLitePCL;

/// <summary>A value that is read or written in pieces.</summary>
public class sqlite3_blob : SafeHandle
{
    public sqlite3_blob()
        : base(0, ownsHandle: true)
    {
    }

    internal sqlite3_blob(nint blob)
        : this() => SetHandle(blob);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.sqlite3_blob_close(handle) == 0;
}
