namespace SquatCoach.Capture.Tests;

[Collection(nameof(Alone))]
public sealed class FrameMemoryTests(TestClips clips) : IClassFixture<TestClips>
{
    [Fact]
    public async Task ReadFramesAsync_TenTimesTheLength_NoMoreMemoryAFrame()
    {
        var shortClip = clips.MakeTestPicture("minute.mp4", size: "320x240", seconds: 4);
        var longClip = clips.MakeTestPicture("minutes.mp4", size: "320x240", seconds: 40);
        await AllocatedAsync(shortClip);

        var less = await AllocatedAsync(shortClip);
        var more = await AllocatedAsync(longClip);

        // 1080 further frames of 230 KB each; a buffer a frame would be 250 MB.
        Assert.True(more - less < 1080 * 2048, $"{(more - less) / 1080} bytes a frame");
    }

    private static async Task<long> AllocatedAsync(string path)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await using var source = await FfmpegVideoSource.OpenAsync(path);
        await foreach (var frame in source.ReadFramesAsync(CancellationToken.None))
            frame.Dispose();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
