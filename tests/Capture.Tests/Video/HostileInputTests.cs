namespace SquatCoach.Capture.Tests;

public sealed class HostileInputTests : IClassFixture<TestClips>
{
    private readonly TestClips _clips;

    public HostileInputTests(TestClips clips) => _clips = clips;

    [Theory]
    [InlineData("-dash first.mp4")]
    [InlineData("it's \"quoted\" & $(id); .mp4")]
    [InlineData("🏋️ squat %d #1.mp4")]
    [InlineData("a:b,c=d.mp4")]
    public async Task ReadFramesAsync_OddName_IsRead(string name)
    {
        var path = _clips.Path(name);
        File.Copy(_clips.MakeTestPicture("plain.mp4", size: "64x64", seconds: 0.2), path, overwrite: true);

        Assert.Equal(6, await CountAsync(path));
    }

    [Fact]
    public async Task OpenAsync_PlaylistWithVideoName_LeavesTheOtherFileAlone()
    {
        var secret = _clips.MakeTestPicture("secret.ts", size: "64x64", seconds: 1);

        // The sniffer knows the plain one; a byte order mark and a comment get past it, and must then fail at the demuxer list.
        await AssertRefusedAsync("plain-playlist.mp4", $"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n", "playlist");
        await AssertRefusedAsync("marked-playlist.mp4", $"\ufeff#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n", "not a video");
        await AssertRefusedAsync("concat.mp4", $"file '{secret}'\n", "not a video");
        await AssertRefusedAsync("session.mp4", "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n", "not a video");
    }

    [Theory]
    [InlineData("empty.mp4", "", "empty")]
    [InlineData("text.mp4", "this is a shopping list, not a video", "not a video")]
    public async Task OpenAsync_NotAVideo_OneSentence(string name, string text, string words) => await AssertRefusedAsync(name, text, words);

    [Fact]
    public async Task OpenAsync_MissingFile_Says() => await AssertRefusedAsync(_clips.Path("missing.mp4"), "does not exist");

    [Fact]
    public async Task OpenAsync_Folder_Says() => await AssertRefusedAsync(_clips.Folder, "folder");

    [Fact]
    public async Task OpenAsync_SoundOnly_Says() =>
        await AssertRefusedAsync(_clips.Make("sound.mp4", "-f lavfi -i sine=d=1 -c:a aac"), "only sound");

    [Fact]
    public async Task OpenAsync_Picture_Says() =>
        await AssertRefusedAsync(_clips.Make("picture.png", "-f lavfi -i testsrc2=s=64x64 -frames:v 1"), "picture (PNG)");

    [Fact]
    public async Task OpenAsync_SoundWithCover_Says()
    {
        var cover = _clips.Make("cover.jpg", "-f lavfi -i testsrc2=s=64x64 -frames:v 1");
        var song = _clips.Make("song.mp4", $"-f lavfi -i sine=d=1 -i {cover} -map 0 -map 1 -c:a aac -c:v mjpeg -disposition:v:0 attached_pic");

        await AssertRefusedAsync(song, "still picture");
    }

    [Fact]
    public async Task OpenAsync_IndexCutOff_Says()
    {
        var whole = await File.ReadAllBytesAsync(_clips.MakeTestPicture("whole.mp4", seconds: 1));
        var path = _clips.Path("no-index.mp4");
        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)]);

        await AssertRefusedAsync(path, "cut off");
    }

    [Fact]
    public async Task OpenAsync_8K_RefusedBeforeDecoding() =>
        await AssertRefusedAsync(_clips.Make("8k.mp4", "-f lavfi -i color=s=7680x4320:r=1:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p"), "too large (7680 × 4320)");

    [Fact]
    public async Task OpenAsync_TooLong_Says()
    {
        var path = _clips.MakeTestPicture("two-seconds.mp4", size: "64x64", seconds: 2);

        var exception = await Assert.ThrowsAsync<VideoException>(
            () => FfmpegVideoSource.OpenAsync(path, new VideoOptions { MaxDuration = TimeSpan.FromSeconds(1) }));

        Assert.Contains("too long (0:00:02)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadFramesAsync_RareCodec_OneSentence()
    {
        var path = _clips.Make("rare.avi", "-f lavfi -i testsrc2=s=64x64:r=30:d=0.2 -c:v cinepak");

        var exception = await Assert.ThrowsAsync<VideoException>(() => CountAsync(path));

        Assert.True(exception.Message.Length < 160 && exception.Message.EndsWith('.'), exception.Message);
    }

    [Fact]
    public async Task ReadFramesAsync_DamagedBytes_FramesOrOneSentence()
    {
        var bytes = await File.ReadAllBytesAsync(_clips.MakeTestPicture("healthy.mp4", seconds: 1));
        for (var seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            var damaged = (byte[])bytes.Clone();
            for (var count = 0; count < 200; count++)
                damaged[random.Next(64, damaged.Length)] = (byte)random.Next(256);
            var path = _clips.Path($"damaged{seed}.mp4");
            await File.WriteAllBytesAsync(path, damaged);

            var exception = await Record.ExceptionAsync(() => CountAsync(path));

            Assert.True(exception is null or VideoException, exception?.ToString());
        }
    }

    [Fact]
    public async Task OpenAsync_NoRights_Says()
    {
        if (OperatingSystem.IsWindows())
            return; // It has other rights.

        var path = _clips.MakeTestPicture("locked.mp4", size: "64x64", seconds: 0.2);
        File.SetUnixFileMode(path, UnixFileMode.None);
        if (IsReadable(path))
            return; // The superuser may read everything.

        await AssertRefusedAsync(path, "permission denied");
    }

    private static bool IsReadable(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task AssertRefusedAsync(string name, string text, string words)
    {
        var path = _clips.Path(name);
        await File.WriteAllTextAsync(path, text);
        await AssertRefusedAsync(path, words);
    }

    private static async Task AssertRefusedAsync(string path, string words)
    {
        var exception = await Assert.ThrowsAsync<VideoException>(() => CountAsync(path));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    private static async Task<int> CountAsync(string path)
    {
        await using var source = await FfmpegVideoSource.OpenAsync(path);
        var count = 0;
        await foreach (var frame in source.ReadFramesAsync(CancellationToken.None))
        {
            frame.Dispose();
            count++;
        }

        return count;
    }
}
