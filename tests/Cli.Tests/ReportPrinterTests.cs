using Spectre.Console;

namespace SquatCoach.Cli.Tests;

public class ReportPrinterTests
{
    [Fact]
    public void Print_HostileTexts_AreShownAsTextAndLoseControlCharacters()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 400;

        ReportPrinter.Print(console, MadeUpAnalysis.Hostile, MadeUpAnalysis.Create().Report);

        var text = writer.ToString();
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains("[red]{0}", text, StringComparison.Ordinal);
        Assert.Contains("not assessable", text, StringComparison.Ordinal);
        Assert.Contains("shallow 93 %", text, StringComparison.Ordinal);
        Assert.Contains("100° / –", text, StringComparison.Ordinal);
        Assert.Contains("; over-arched back.", text, StringComparison.Ordinal);
        Assert.Contains("Worth a look: Trunk against shins in 1 of 2 reps, farthest 43°: 25° over the usual -13° to 18°.", text, StringComparison.Ordinal);
    }
}
