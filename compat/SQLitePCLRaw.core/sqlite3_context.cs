namespace SQLitePCL;

/// <summary>The call of an SQL function: where its answer goes. For an aggregate the same object serves all rows.</summary>
public class sqlite3_context
{
    /// <summary>Whatever the function keeps from row to row. A field, because Microsoft.Data.Sqlite is compiled against a field.</summary>
    public object? state;

    internal sqlite3_context(nint context) => Pointer = context;

    internal nint Pointer { get; set; }
}
