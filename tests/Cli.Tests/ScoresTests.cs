using SquatCoach.Movement;

namespace SquatCoach.Cli.Tests;

/// <summary>classify --scores: many recordings into one table.</summary>
public sealed class ScoresTests(MannequinClip clip) : IClassFixture<MannequinClip>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Classify_LinesAndAFolder_OneRowARepAndTheBadLineIsNamed()
    {
        var recording = string.Concat(File.ReadAllText(clip.Poses).Split('\n').Select(line => line.Trim()));
        _folder.Write("many.jsonl", $"{recording}\n\nno recording\n{recording}\n{recording}");
        Directory.CreateDirectory(_folder["more"]);
        File.Copy(clip.Poses, _folder["more/one.json"]);

        var run = await CliProcess.RunAsync(["classify", "many.jsonl", "more", "--scores", "scores.csv", "--device", "cpu"], null, _folder.Path);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("many.jsonl:3", run.Error, StringComparison.Ordinal);
        Assert.Contains("8 reps of 4 recordings", run.Output, StringComparison.Ordinal);
        var rows = File.ReadAllLines(_folder["scores.csv"]);
        Assert.Equal(9, rows.Length);
        Assert.StartsWith("many.jsonl:5,", rows[5], StringComparison.Ordinal);
        Assert.StartsWith("one.json,", rows[7], StringComparison.Ordinal);
        var alone = await CliProcess.RunAsync(["classify", clip.Poses, "--csv", "-", "--device", "cpu"], null, _folder.Path);
        Assert.EndsWith(alone.Output.Split("\r\n")[1], rows[7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classify_LinesFromStandardInput_Scored()
    {
        var recording = string.Concat(File.ReadAllText(clip.Poses).Split('\n').Select(line => line.Trim()));
        File.WriteAllText(_folder["in"], recording + "\n" + recording);

        var run = await CliProcess.RunRedirectedAsync("<in", ["classify", "-", "--scores", "-", "--device", "cpu"], _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(5, run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("4 reps of 2 recordings", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classify_ScoresAndJson_UsageSaysThatTheyDoNotGoTogether()
    {
        var run = await CliProcess.RunAsync("classify", clip.Poses, "--scores", "-", "--json", _folder["r.json"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--scores", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
