namespace SquatCoach.Cli.Tests;

public class TerminalTextTests
{
    [Theory]
    [InlineData("squat 💪🏽 'a' \"b\".mp4")]
    [InlineData("👨‍👩‍👧.mp4")]
    [InlineData("Kniebeuge_größer.mp4")]
    public void Plain_HarmlessName_StaysAsItIs(string name) => Assert.Equal(name, TerminalText.Plain(name));

    [Theory]
    [InlineData("a\u001b[2Jb.mp4", "a?[2Jb.mp4")]
    [InlineData("a\nb.mp4", "a?b.mp4")]
    [InlineData("a\u202Egpm.mp4", "a?gpm.mp4")]
    public void Plain_NameThatWouldRewriteTheScreen_LosesWhatDoesIt(string name, string plain) => Assert.Equal(plain, TerminalText.Plain(name));
}
