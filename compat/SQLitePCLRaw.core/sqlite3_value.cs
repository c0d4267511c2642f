namespace SQLitePCL;

/// <summary>An argument of an SQL function, valid during the call.</summary>
public class sqlite3_value
{
    internal sqlite3_value(nint value) => Pointer = value;

    internal nint Pointer { get; }
}
