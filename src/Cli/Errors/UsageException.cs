namespace SquatCoach.Cli;

/// <summary>The command line asks for something that cannot be; the message is one sentence for the user.</summary>
public sealed class UsageException : Exception
{
    public UsageException()
    {
    }

    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
