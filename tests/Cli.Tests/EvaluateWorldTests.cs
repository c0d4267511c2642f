namespace SquatCoach.Cli.Tests;

/// <summary>evaluate world: what it does not take costs one sentence and the right exit code, before anything is rendered.</summary>
public sealed class EvaluateWorldTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task World_NoSuchFile_EndsWithFive()
    {
        var run = await CliProcess.RunAsync("evaluate", "world", _folder["nowhere.tflite"]);

        AssertRefused(run, 5, "is missing");
    }

    [Fact]
    public async Task World_AnotherNetwork_SaysFoundAndExpected()
    {
        var run = await CliProcess.RunAsync("evaluate", "world", Path.Combine(CliProcess.RepositoryRoot, "data", "models", "athlete-keypoints.onnx"));

        AssertRefused(run, 5, "found coordinates, expected blazepose");
    }

    [Fact]
    public async Task World_NoAngle_EndsWithTwo()
    {
        var run = await CliProcess.RunAsync("evaluate", "world", _folder["nowhere.tflite"], "--azimuths", "0,left");

        AssertRefused(run, 2, "'left'");
    }

    [Fact]
    public async Task World_NoFile_EndsWithTwo() => Assert.Equal(2, (await CliProcess.RunAsync("evaluate", "world")).ExitCode);

    private static void AssertRefused(CliProcess run, int exitCode, string says)
    {
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(says, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
