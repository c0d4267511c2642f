namespace SquatCoach.Cli.Tests;

/// <summary>The real program: its exit codes, and that every foreseeable mistake costs one sentence and no stack trace.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private static readonly string[] _hostileNames =
    [
        "with spaces.mp4", "quo'te\"s.mp4", "emoji 🏋️‍♀️.mp4", "[red]markup[🙂].mp4", ":warning:.mp4", "%s%n{0}.mp4", "$(touch x);&.mp4", "line\nbreak.mp4",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("analyze")]
    [InlineData("analyze", "--nonsense", "a.mp4")]
    [InlineData("analyze", "a.mp4", "--device", "toaster")]
    [InlineData("analyze", "a.mp4", "--language", "klingon")]
    [InlineData("analyze", "a.mp4", "--past", "/nowhere/report.json")]
    [InlineData("analyze", "a.mp4", "--json", "-", "--html", "-")]
    [InlineData("analyze", "a.mp4", "b.mp4", "--json", "-")]
    [InlineData("render", "x.mp4", "--size", "tiny")]
    [InlineData("render", "x.mp4", "--reps", "dance")]
    [InlineData("render", "x.mp4", "--distance", "-1")]
    [InlineData("evaluate", "clips", "/nowhere")]
    public async Task Run_WrongCommandLine_EndsWithTwo(params string[] arguments) => Complains(await CliProcess.RunAsync(arguments, null, _folder.Path), 2);

    [Theory]
    [InlineData("--help")]
    [InlineData("analyze", "--help")]
    [InlineData("classify", "--help")]
    [InlineData("demo", "--help")]
    [InlineData("render", "--help")]
    [InlineData("evaluate", "--help")]
    [InlineData("evaluate", "clips", "--help")]
    [InlineData("evaluate", "accuracy", "--help")]
    [InlineData("evaluate", "world", "--help")]
    [InlineData("models", "list", "--help")]
    [InlineData("worker", "--help")]
    public async Task Run_Help_EndsWithZeroAndNamesTheScript(params string[] arguments)
    {
        var run = await CliProcess.RunAsync(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("./squatcoach", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Run_Version_PrintsItAlone()
    {
        var run = await CliProcess.RunAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+\\n$", run.Output);
    }

    [Fact]
    public async Task Analyze_NoVideos_EndsWithThreeSaysWhyOfEachAndWritesNothing()
    {
        _folder.Write("empty.mp4", string.Empty);
        _folder.Write("text.mp4", "this is no video");

        var run = await CliProcess.RunAsync(["analyze", "missing.mp4", ".", "empty.mp4", "text.mp4", "--json", "out"], null, _folder.Path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(4, run.ErrorLines.Length);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task Analyze_Pipe_EndsWithThreeWithoutWaitingForAWriter()
    {
        await MakePipeAsync("pipe.mp4");

        Complains(await CliProcess.RunAsync(["analyze", "pipe.mp4"], null, _folder.Path), 3);
    }

    [Fact]
    public async Task Analyze_UnknownDevice_SaysInOneLineWhichThereAre()
    {
        var run = await CliProcess.RunAsync("analyze", "a.mp4", "--device", "toaster");

        Assert.Contains("'toaster' not recognized. Must be one of: 'auto' 'cpu' 'cuda'", run.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("models", "list")]
    public async Task Run_FullDiskBehindStandardOutput_EndsWithTwoAndSaysSo(params string[] arguments)
    {
        var run = await CliProcess.RunRedirectedAsync(">/dev/full", arguments);

        Complains(run, 2);
        Assert.Contains("Cannot write standard output: the disk is full.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FullDiskBehindStandardError_StillEndsWithItsCode()
    {
        _folder.Write("text.mp4", "this is no video");

        Assert.Equal(3, (await CliProcess.RunRedirectedAsync("2>/dev/full", ["analyze", "text.mp4"], _folder.Path)).ExitCode);
    }

    [Fact]
    public async Task Analyze_HostileNames_AreOnlyNames()
    {
        foreach (var name in _hostileNames)
        {
            _folder.Write(name, "this is no video");
        }

        var run = await CliProcess.RunAsync(["analyze", .. _hostileNames], null, _folder.Path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(_hostileNames.Length, run.ErrorLines.Length);
        Assert.All(_hostileNames.Zip(run.ErrorLines), pair => Assert.StartsWith(TerminalText.Plain(pair.First) + ": ", pair.Second, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(_hostileNames.Length, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public async Task Analyze_NameWithALeadingDash_WorksAfterTwoDashesAndSaysSoWithout()
    {
        _folder.Write("-dash.mp4", "this is no video");

        Complains(await CliProcess.RunAsync(["analyze", "--", "-dash.mp4"], null, _folder.Path), 3);
        var without = await CliProcess.RunAsync(["analyze", "-dash.mp4"], null, _folder.Path);

        Assert.Equal(2, without.ExitCode);
        Assert.Contains("put -- before it", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_NameWithALeadingAt_IsNoFileOfArguments()
    {
        _folder.Write("list", "--help");

        Complains(await CliProcess.RunAsync(["analyze", "@list"], null, _folder.Path), 3);
    }

    [Fact]
    public async Task Classify_NoPoses_EndsWithThree()
    {
        _folder.Write("a.json", "{\"schema\":\"other\"}");

        Complains(await CliProcess.RunAsync(["classify", "a.json"], null, _folder.Path), 3);
    }

    [Fact]
    public async Task Classify_OutputOverItsInput_EndsWithTwoAndKeepsIt()
    {
        var path = _folder.Write("a.json", "{}");

        Complains(await CliProcess.RunAsync(["classify", "a.json", "--json", "a.json"], null, _folder.Path), 2);

        Assert.Equal("{}", File.ReadAllText(path));
    }

    [Fact]
    public async Task Analyze_WithoutNetworks_EndsWithFiveOnce()
    {
        _folder.Write("a.mp4", "x");
        _folder.Write("b.mp4", "x");
        Directory.CreateDirectory(_folder["models"]);
        var environment = new Dictionary<string, string> { ["SQUATCOACH_MODELS"] = _folder["models"] };

        var run = await CliProcess.RunAsync(["analyze", "a.mp4", "b.mp4"], environment, _folder.Path);

        Complains(run, 5);
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public async Task Render_WithoutFfmpeg_EndsWithFiveAndSaysHowToGetIt()
    {
        var run = await CliProcess.RunAsync(["render", "a.mp4"], new Dictionary<string, string> { ["PATH"] = "/nowhere" }, _folder.Path);

        Complains(run, 5);
        Assert.Contains("apt-get install", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Render_ToAPipe_EndsWithTwoAndLeavesItAPipe()
    {
        await MakePipeAsync("pipe.mp4");

        Complains(await CliProcess.RunAsync(["render", "pipe.mp4"], null, _folder.Path), 2);

        Assert.True(FileKind.IsSpecial(_folder["pipe.mp4"]), "The pipe was replaced by a file.");
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [FullDiskFact]
    public async Task Render_FullDisk_EndsWithTwoAndLeavesNothing()
    {
        using var disk = new SmallDisk(kibibytes: 16);

        // The small clip still fits, but not its truth beside it.
        foreach (var size in (string[])["128x160", "320x480"])
        {
            var run = await CliProcess.RunAsync("render", disk["a.mp4"], "--size", size);

            Complains(run, 2);
            Assert.Contains("the disk is full", run.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
        }
    }

    [Fact]
    public async Task Render_CtrlC_EndsWith130AndLeavesNothing()
    {
        using var process = CliProcess.Start(["render", _folder["a.mp4"], "--size", "320x480"]);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        for (var wait = 0; wait < 6000 && Directory.GetFileSystemEntries(_folder.Path).Length == 0; wait++)
        {
            await Task.Delay(50);
        }

        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Cancelled", await error, StringComparison.Ordinal);
        Assert.Empty(await output);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Models_List_NamesTheFourNetworks()
    {
        var run = await CliProcess.RunAsync("models", "list");

        Assert.Equal(0, run.ExitCode);
        Assert.All(["athlete-finder", "athlete-keypoints", "lifter", "form-classifier"], name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }

    private async Task MakePipeAsync(string name)
    {
        using var make = System.Diagnostics.Process.Start("mkfifo", [_folder[name]]);
        await make.WaitForExitAsync();
    }

    private static void Complains(CliProcess run, int exitCode)
    {
        Assert.Equal(exitCode, run.ExitCode);
        Assert.InRange(run.ErrorLines.Length, 1, 3);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
