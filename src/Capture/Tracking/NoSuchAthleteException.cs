using System.Globalization;

namespace SquatCoach.Capture;

/// <summary>A person of the video was asked for by a number that nobody has. The message is one sentence for the user that lists who is there.</summary>
public sealed class NoSuchAthleteException : Exception
{
    public NoSuchAthleteException()
    {
    }

    public NoSuchAthleteException(string message)
        : base(message)
    {
    }

    public NoSuchAthleteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static NoSuchAthleteException Of(int number, IReadOnlyList<PersonSeen> people) => new(people.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"Found nobody in the video, expected athlete {number}.")
        : string.Create(CultureInfo.InvariantCulture, $"Found no athlete {number}, expected one of {people.Count}: {string.Join("; ", people)}."));
}
