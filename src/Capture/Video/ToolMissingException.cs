namespace SquatCoach.Capture;

/// <summary>ffmpeg or ffprobe is not installed. The message says how to install it; the programs end with exit code 5.</summary>
public sealed class ToolMissingException : Exception
{
    public ToolMissingException()
    {
    }

    public ToolMissingException(string message)
        : base(message)
    {
    }

    public ToolMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
