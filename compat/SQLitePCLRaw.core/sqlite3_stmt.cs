using System.Runtime.InteropServices;

namespace SQLitePCL;

/// <summary>A prepared statement. It holds its database, so that the database is not collected before it.</summary>
public class sqlite3_stmt : SafeHandle
{
    private readonly sqlite3? _database;

    public sqlite3_stmt()
        : base(0, ownsHandle: true)
    {
    }

    internal sqlite3_stmt(nint statement, sqlite3 database)
        : this()
    {
        SetHandle(statement);
        _database = database;
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        // The code is that of the last step, which has been reported already; the statement is gone whatever it says.
        _ = NativeMethods.sqlite3_finalize(handle);
        GC.KeepAlive(_database);
        return true;
    }
}
