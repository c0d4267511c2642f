using System.CommandLine;

namespace SquatCoach.Cli;

/// <summary>Says what is wrong with a command line.</summary>
public static class UsageErrors
{
    public static int Print(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var terminal = Terminal.Open(isVerbose: false, keepsOutputFree: true);
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
        {
            terminal.Notice(message);
        }

        // "-clip.mp4" looks like an option.
        if (parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-') && File.Exists(token)) is { } file)
        {
            terminal.Notice($"There is a file of that name: put -- before it, or write ./{file}");
        }

        terminal.Notice("--help tells what is possible.");
        return ExitCode.Usage;
    }
}
