using SquatCoach.Capture;
using SquatCoach.Demo;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>What a user is told of an exception: one sentence and an exit code.</summary>
public readonly record struct Failure(int Code, string Sentence)
{
    public static Failure Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            OperationCanceledException => new(ExitCode.Cancelled, "Cancelled; nothing was left half-written."),
            UsageException or OutputException or NoSuchAthleteException => new(ExitCode.Usage, exception.Message),
            VideoException or PosesFormatException => new(ExitCode.UnreadableVideo, exception.Message),
            ModelException or ToolMissingException or DemoException => new(ExitCode.ModelOrToolMissing, exception.Message),
            UnauthorizedAccessException => new(ExitCode.UnreadableVideo, "No permission to read the file."),
            _ => new(ExitCode.Unexpected, $"Something unexpected happened ({exception.GetType().Name}: {FirstLine(exception.Message)}); run again with --verbose for details."),
        };
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();
}
