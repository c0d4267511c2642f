namespace SquatCoach.Web.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--device", "toaster")]
    [InlineData("--nonsense")]
    [InlineData("--max-upload-mb", "0")]
    public void Parse_Mistake_IsAnError(params string[] arguments) => Assert.NotEmpty(CommandLine.Create().Parse(arguments).Errors);

    [Theory]
    [InlineData]
    [InlineData("--data", "x", "--port", "5081", "--device", "cpu")]
    [InlineData("worker", "--data", "x", "--device", "cuda")]
    public void Parse_Usual_IsFine(params string[] arguments) => Assert.Empty(CommandLine.Create().Parse(arguments).Errors);
}
