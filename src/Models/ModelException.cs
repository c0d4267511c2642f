namespace SquatCoach.Models;

/// <summary>
/// A network is missing, damaged, or is not what its sidecar or the code says. The message is one sentence for the user that
/// names what was found and what was expected; the programs end with exit code 5.
/// </summary>
public sealed class ModelException : Exception
{
    public ModelException(string message)
        : base(message)
    {
    }

    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
