using System.Text;
using Spectre.Console;

namespace SquatCoach.Cli;

/// <summary>Where the program talks to people: reports and tables, progress, and complaints.</summary>
public sealed class Terminal
{
    // A table must not wrap because a pipe has no width.
    private const int WidthOfPipes = 160;

    private Terminal(IAnsiConsole report, IAnsiConsole notes, bool isVerbose) => (Report, Notes, IsVerbose) = (report, notes, isVerbose);

    /// <summary>Standard output, or standard error while an output of the run goes to standard output.</summary>
    public IAnsiConsole Report { get; }

    /// <summary>Standard error: progress, notices, complaints.</summary>
    public IAnsiConsole Notes { get; }

    public bool IsVerbose { get; }

    public static Terminal Open(bool isVerbose, bool keepsOutputFree = false)
    {
        var notes = Console(System.Console.Error, System.Console.IsErrorRedirected);
        return new Terminal(keepsOutputFree ? notes : Console(System.Console.Out, System.Console.IsOutputRedirected), notes, isVerbose);
    }

    /// <summary>One sentence on standard error; the whole exception with --verbose.</summary>
    public int Complain(Exception exception, string? about = null)
    {
        var failure = Failure.Of(exception);
        var subject = about is null ? string.Empty : TerminalText.Plain(about) + ": ";
        Notice(subject + failure.Sentence);
        if (IsVerbose)
        {
            Notes.Profile.Out.Writer.WriteLine(exception);
        }

        return failure.Code;
    }

    /// <summary>One line on standard error, as it is: the terminal may wrap it, a pipe must not.</summary>
    public void Notice(string sentence) => Notes.Profile.Out.Writer.WriteLine(TerminalText.Plain(sentence));

    /// <summary>One line beside the report.</summary>
    public void Say(string sentence) => Report.Profile.Out.Writer.WriteLine(TerminalText.Plain(sentence));

    private static IAnsiConsole Console(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfPipes;
            console.Profile.Encoding = Encoding.UTF8;
        }

        return console;
    }
}
