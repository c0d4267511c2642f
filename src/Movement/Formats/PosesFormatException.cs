namespace SquatCoach.Movement;

/// <summary>A file that claims to be <c>squatcoach.poses/1</c> or <c>squatcoach.keypoints/1</c> and is not; the message says what was found and expected.</summary>
public sealed class PosesFormatException : Exception
{
    public PosesFormatException()
    {
    }

    public PosesFormatException(string message)
        : base(message)
    {
    }

    public PosesFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
