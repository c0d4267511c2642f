using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Cli.Tests;

/// <summary>The real program on a real, short clip.</summary>
public sealed class AnalyzeTests(MannequinClip clip) : IClassFixture<MannequinClip>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Analyze_MannequinWithAnAwkwardName_WritesEveryOutput()
    {
        var name = "my squat's \"best\" 💪 <b>.mp4";
        File.Copy(clip.Video, _folder[name]);

        var run = await CliProcess.RunAsync(
            ["analyze", name, "--json", "r.json", "--html", "r.html", "--keypoints", "k.json", "--poses", "p.json", "--csv", "t.csv", "--trc", "m.trc", "--height", "180", "--device", "cpu"], null, _folder.Path);

        Assert.True(run.ExitCode is 0 or 4, run.Error);
        var report = JsonSerializer.Deserialize<FormReport>(File.ReadAllText(_folder["r.json"]), MovementJson.Options)!;
        Assert.Equal("squatcoach.report/1", report.Schema);
        Assert.Equal(name, report.Video!.FileName);
        Assert.Equal(run.ExitCode == 0, report.Reps.Count > 0);
        Assert.Contains("&lt;b&gt;", File.ReadAllText(_folder["r.html"]), StringComparison.Ordinal);
        using var keypoints = File.OpenRead(_folder["k.json"]);
        Assert.Equal(report.Athlete.FramesTotal, KeypointsFile.Read(keypoints, "k.json").FrameCount);
        using var poses = File.OpenRead(_folder["p.json"]);
        Assert.True(PosesFile.Read(poses, "p.json").FrameCount > 0);
        Assert.Equal(1 + report.Reps.Count, File.ReadAllLines(_folder["t.csv"]).Length);
        Assert.Equal(1 + File.ReadAllLines(_folder["m.trc"]).Length - 6, File.ReadAllLines(_folder["t.frames.csv"]).Length);
        Assert.All(report.Reps, rep => Assert.Contains("depthCentimetres", rep.Metrics.Keys));
        Assert.Equal(8, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public async Task Analyze_WithAPastReport_JoinsItsLimbLengths()
    {
        var past = new LimbLengths(0.36, 0.34, 0.3, 0.08, 0.14, 0.2, 0.18);
        var first = await AnalyzedAsync("first.json");
        File.WriteAllText(_folder["past.json"], JsonSerializer.Serialize(first with { LimbLengths = new LimbReport(past, past, 0) }, MovementJson.Options));
        File.WriteAllText(_folder["old.json"], JsonSerializer.Serialize(first with { LimbLengths = null }, MovementJson.Options));

        var second = await AnalyzedAsync("second.json", "--past", _folder["past.json"]);
        var refused = await CliProcess.RunAsync("analyze", clip.Video, "--past", _folder["old.json"]);

        Assert.Equal((0, 1), (first.LimbLengths!.PastSessions, second.LimbLengths!.PastSessions));
        Assert.Equal(first.LimbLengths.Measured, second.LimbLengths.Measured);
        Assert.Equal((past.Thigh + first.LimbLengths.Measured.Thigh) / 2, second.LimbLengths.Used.Thigh, 1e-9);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("limb lengths", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>As phones record that lie flat when the recording begins: the picture on its side, and no tag that says so.</summary>
    [Fact]
    public async Task Analyze_VideoOnItsSide_TurnsItUnlessToldNotTo()
    {
        await Ffmpeg("-i", clip.Video, "-vf", "transpose=clock", "-pix_fmt", "yuv420p", _folder["sideways.mp4"]);

        var turned = await ReportOfAsync("turned.json", _folder["sideways.mp4"]);
        var left = await ReportOfAsync("left.json", _folder["sideways.mp4"], "--turn", "0");
        var asked = await ReportOfAsync("asked.json", _folder["sideways.mp4"], "--turn", "270");

        Assert.Equal((2, 0, 2), (turned.Reps.Count, left.Reps.Count, asked.Reps.Count));
        Assert.Equal((360, 640, 270), (turned.Video!.WidthPx, turned.Video.HeightPx, turned.Video.RotationDegrees));
        Assert.Contains(turned.Warnings, warning => warning.Code == "picture_turned" && warning.Message.Contains("270°", StringComparison.Ordinal));
        Assert.Contains(left.Warnings, warning => warning.Code == "picture_on_its_side" && warning.Message.Contains("270°", StringComparison.Ordinal));
        Assert.DoesNotContain(asked.Warnings, warning => warning.Code.StartsWith("picture_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Analyze_JsonToStandardOutput_PrintsNothingElseThere()
    {
        var run = await CliProcess.RunAsync("analyze", clip.Video, "--json", "-", "--device", "cpu");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("squatcoach.report/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Contains("clip.mp4", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_OneOfTwoFails_DoesTheOtherAndEndsWithTheFailure()
    {
        _folder.Write("bad.mp4", "this is no video");

        var run = await CliProcess.RunAsync(["analyze", "bad.mp4", clip.Video, "--json", "out", "--device", "cpu"], null, _folder.Path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal([_folder["out/clip.json"]], Directory.GetFileSystemEntries(_folder["out"]));
    }

    [Fact]
    public async Task Analyze_NobodyInThePicture_EndsWithFourAndWritesTheReport()
    {
        await Ffmpeg("-f", "lavfi", "-i", "gradients=size=320x240:duration=2:rate=15", "-pix_fmt", "yuv420p", _folder["nobody.mp4"]);

        var run = await CliProcess.RunAsync(["analyze", "nobody.mp4", "--json", "r.json", "--html", "r.html", "--device", "cpu"], null, _folder.Path);

        Assert.Equal(4, run.ExitCode);
        var report = JsonSerializer.Deserialize<FormReport>(File.ReadAllText(_folder["r.json"]), MovementJson.Options)!;
        Assert.Empty(report.Reps);
        Assert.Contains(report.Warnings, warning => warning.Code is "no_person" or "no_squat");
        Assert.True(File.Exists(_folder["r.html"]));
    }

    [Fact]
    public async Task Analyze_ReadOnlyOutput_SaysSoAndLeavesIt()
    {
        File.SetAttributes(_folder.Write("r.json", "kept"), FileAttributes.ReadOnly);

        var run = await CliProcess.RunAsync(["analyze", clip.Video, "--json", "r.json", "--device", "cpu"], null, _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("write-protected", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(_folder["r.json"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [FullDiskFact]
    public async Task Analyze_FullDisk_SaysSoAndLeavesNothing()
    {
        using var disk = new SmallDisk(kibibytes: 16);

        var run = await CliProcess.RunAsync("analyze", clip.Video, "--html", disk["r.html"], "--device", "cpu");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the disk is full", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    [Fact]
    public async Task Classify_TrueJoints_FindsTheTwoReps()
    {
        var run = await CliProcess.RunAsync(["classify", clip.Poses, "--json", "r.json"], null, _folder.Path);

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllText(_folder["r.json"]));
        Assert.Equal(2, json.RootElement.GetProperty("reps").GetArrayLength());
        Assert.False(json.RootElement.TryGetProperty("video", out _));
    }

    private static async Task Ffmpeg(params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start("ffmpeg", ["-v", "error", .. arguments]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private Task<FormReport> AnalyzedAsync(string name, params string[] more) => ReportOfAsync(name, clip.Video, more);

    private async Task<FormReport> ReportOfAsync(string name, string video, params string[] more)
    {
        var run = await CliProcess.RunAsync(["analyze", video, "--json", _folder[name], "--device", "cpu", .. more]);
        Assert.True(run.ExitCode is 0 or 4, run.Error);
        return JsonSerializer.Deserialize<FormReport>(File.ReadAllText(_folder[name]), MovementJson.Options)!;
    }
}
