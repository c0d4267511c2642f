using System.Runtime.InteropServices;

namespace SQLitePCL;

/// <summary>A running copy of one database into another.</summary>
public class sqlite3_backup : SafeHandle
{
    public sqlite3_backup()
        : base(0, ownsHandle: true)
    {
    }

    internal sqlite3_backup(nint backup)
        : this() => SetHandle(backup);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        // Repeats the code of the last step; the copy is finished whatever it says.
        _ = NativeMethods.sqlite3_backup_finish(handle);
        return true;
    }
}
