namespace SquatCoach.Architecture.Tests;

/// <summary>What ./squatcoach does before a program starts.</summary>
public sealed class RootScriptTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Start_Twice_BuildsOnce()
    {
        await _sandbox.RunAsync("--version");
        Assert.Equal(2, _sandbox.Builds);
        var (_, _, errors) = await _sandbox.RunAsync("--version");
        Assert.Equal(2, _sandbox.Builds);
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("src/Cli/New.cs")]
    [InlineData("data/models/a.json")]
    [InlineData("Directory.Build.props")]
    public async Task Start_AfterAChange_BuildsAgain(string path)
    {
        await _sandbox.RunAsync("--version");
        await Task.Delay(50);
        _sandbox.Write(path, "changed");
        await _sandbox.RunAsync("--version");
        Assert.Equal(4, _sandbox.Builds);
    }

    [Fact]
    public async Task Start_AfterADeletedSource_BuildsAgain()
    {
        await _sandbox.RunAsync("--version");
        await Task.Delay(50);
        File.Delete(Path.Combine(_sandbox.Folder, "src/Cli/Program.cs"));
        await _sandbox.RunAsync("--version");
        Assert.Equal(4, _sandbox.Builds);
    }

    [Fact]
    public async Task Arguments_OfAnyShape_ReachTheProgramInTheCallersFolder()
    {
        string[] arguments = ["analyze", "a b.mp4", "it's \"so\".mp4", "--", "-x.mp4", "\U0001F3CB.mp4", "$HOME;*", string.Empty];
        var (exitCode, lines, _) = await _sandbox.RunAsync(arguments);
        Assert.Equal(4, exitCode);
        Assert.Equal(["SquatCoach.Cli.dll", Path.GetDirectoryName(_sandbox.Folder)!, .. arguments[..^1]], lines);
    }

    [Theory]
    [InlineData("SquatCoach.Web.dll")]
    [InlineData("SquatCoach.Web.dll", "serve", "--data", "x")]
    [InlineData("SquatCoach.Web.dll", "--data", "x")]
    [InlineData("SquatCoach.Web.dll", "worker")]
    [InlineData("SquatCoach.Cli.dll", "--help")]
    [InlineData("SquatCoach.Cli.dll", "demo")]
    public async Task Verb_OfEachProgram_StartsIt(string program, params string[] arguments)
    {
        var (_, lines, _) = await _sandbox.RunAsync(arguments);
        Assert.Equal(program, lines[0]);
    }

    [Fact]
    public async Task Output_WhileBuilding_IsTheProgramsAlone()
    {
        var (_, lines, errors) = await _sandbox.RunAsync("analyze");
        Assert.Equal(["SquatCoach.Cli.dll", Path.GetDirectoryName(_sandbox.Folder)!, "analyze"], lines);
        Assert.Contains("building", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_ThatCannotBeInstalled_EndsWith5AndTheCommandToRun()
    {
        _sandbox.Remove("ffprobe");
        var (exitCode, lines, errors) = await _sandbox.RunAsync("analyze", "a.mp4");
        Assert.Equal(5, exitCode);
        Assert.Empty(lines);
        Assert.Contains("apt-get install -y --no-install-recommends ffmpeg", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_ThatFails_EndsWith5AndNamesTheLog()
    {
        _sandbox.Write("commands/dotnet", "#!/bin/bash\n[[ $1 == --list-sdks ]] && { echo '10.0.100 [nowhere]'; exit 0; }\necho 'error CS1: broken'; exit 1\n", executable: true);
        var (exitCode, _, errors) = await _sandbox.RunAsync("demo");
        Assert.Equal(5, exitCode);
        Assert.Contains("error CS1: broken", errors, StringComparison.Ordinal);
        Assert.Contains("artifacts/log/build-Cli.log", errors, StringComparison.Ordinal);
    }
}
