using System.CommandLine;
using System.CommandLine.Parsing;

namespace SquatCoach.Cli;

/// <summary>Says what is wrong with a command line.</summary>
public static class UsageErrors
{
    public static int Print(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var terminal = Terminal.Open(isVerbose: false, keepsOutputFree: true);
        foreach (var message in parsed.Errors.Select(error => OneLine(error.Message)).Distinct())
        {
            terminal.Notice(message);
        }

        foreach (var option in UnknownOptions(parsed))
        {
            terminal.Notice(File.Exists(option)
                ? $"There is a file {option}, but what begins with a dash is an option: put -- before it, or write ./{option}"
                : $"There is no option {option}.");
        }

        terminal.Notice("--help tells what is possible.");
        return ExitCode.Usage;
    }

    /// <summary>
    /// Words that begin with a dash and are no option of the command. The parser takes them for file names, which hides every misspelt option;
    /// after "--" they are file names.
    /// </summary>
    public static IEnumerable<string> UnknownOptions(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        if (!parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors)
        {
            yield break;
        }

        Token? previous = null;
        foreach (var token in parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash))
        {
            // The value of an option may be a negative number.
            var isValue = previous is { Type: TokenType.Option } && previous.Value != CommonOptions.Verbose.Name;
            if (token is { Type: TokenType.Argument, Value: ['-', _, ..] } && !isValue)
            {
                yield return token.Value;
            }

            previous = token;
        }
    }

    /// <summary>The parser lists the values it knows one below the other.</summary>
    private static string OneLine(string message) =>
        string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
