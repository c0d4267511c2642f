using SquatCoach.Movement;
using Xunit;

namespace SquatCoach.Demo.Tests;

public sealed class DemoClipTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("squatcoach-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RenderAsync_ShortClip_WritesAWholeFileAndNothingElse()
    {
        var path = Path.Combine(_folder, "a clip.mp4");
        var clip = new DemoClip(SquatScript.Of([null]).Lasting(0.5), new DemoClipOptions { WidthPx = 128, HeightPx = 160 });

        await clip.RenderAsync(path, progress: null, CancellationToken.None);

        Assert.Equal(15, clip.FrameCount);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
        Assert.Equal("ftyp"u8, File.ReadAllBytes(path).AsSpan(4, 4));
    }

    [Fact]
    public async Task RenderAsync_Cancelled_LeavesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var clip = new DemoClip(SquatScript.Of([null]), new DemoClipOptions { WidthPx = 128, HeightPx = 160 });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => clip.RenderAsync(Path.Combine(_folder, "a.mp4"), progress: null, cancelled.Token));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task RenderAsync_FolderThatIsNotThere_SaysSoAndLeavesNothing()
    {
        var clip = new DemoClip(SquatScript.Of([null]), new DemoClipOptions { WidthPx = 128, HeightPx = 160 });

        var exception = await Assert.ThrowsAsync<IOException>(() => clip.RenderAsync(Path.Combine(_folder, "missing", "a.mp4"), progress: null, CancellationToken.None));

        Assert.DoesNotContain('\n', exception.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Validate_OddSize_SaysWhatWasFoundAndExpected()
    {
        var exception = Assert.Throws<ArgumentException>(() => new DemoClipOptions { WidthPx = 721 }.Validate());

        Assert.Contains("721", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PoseAt_BetweenReps_IsStanding()
    {
        var script = SquatScript.GoodAndEachFault();

        Assert.Equal(SquatPose.Standing, script.PoseAt(0));
        Assert.Equal(SquatPose.Standing, script.PoseAt((script.Reps[0].EndSeconds + script.Reps[1].StartSeconds) / 2));
        Assert.Equal(BottomPoses.Of(Fault.Shallow), script.PoseAt(script.Reps[5].LowestSeconds));
    }
}
