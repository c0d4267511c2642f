namespace SquatCoach.Cli;

/// <summary>An output cannot be written: a full disk, no permission, a folder in its place. The message is one sentence for the user.</summary>
public sealed class OutputException : Exception
{
    public OutputException()
    {
    }

    public OutputException(string message)
        : base(message)
    {
    }

    public OutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
