namespace SquatCoach.Capture;

/// <summary>
/// A video that cannot or must not be read. The message is one clear sentence for the user and names no path;
/// the programs end with exit code 3.
/// </summary>
public sealed class VideoException : Exception
{
    public VideoException()
    {
    }

    public VideoException(string message)
        : base(message)
    {
    }

    public VideoException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
