namespace SquatCoach.Capture.Tests;

public sealed class FfmpegVideoSourceTests : IClassFixture<TestClips>
{
    private readonly TestClips _clips;

    public FfmpegVideoSourceTests(TestClips clips) => _clips = clips;

    [Fact]
    public async Task ReadFramesAsync_ConstantRate_EveryFrameAtItsTime()
    {
        var (source, frames) = await ReadAsync(_clips.MakeTestPicture("plain.mp4"));

        Assert.Equal(30, frames.Count);
        for (var index = 0; index < frames.Count; index++)
            Assert.Equal(index / 30.0, frames[index].TimeSeconds, 4);
        Assert.Equal((320, 240), (source.Format.UprightWidthPx, source.Format.UprightHeightPx));
        Assert.False(source.End.IsTruncated);
        Assert.Equal(1, source.End.EndSeconds, 3);
    }

    [Theory]
    [InlineData("vfr.mp4")]
    [InlineData("vfr.mkv")]
    public async Task ReadFramesAsync_VariableRate_TrueTimeStamps(string name)
    {
        // Frames 0..9 at 25 Hz; frame n is shown at n²/100 s, so that the distances grow from 10 to 170 ms.
        var path = _clips.Make(name, "-f lavfi -i testsrc2=s=64x64:r=25:d=0.4 -vf settb=1/1000,setpts=N*N*10 -fps_mode passthrough -enc_time_base 1:1000 -c:v libx264 -bf 2 -pix_fmt yuv420p");

        var (_, frames) = await ReadAsync(path);

        // 10 ms after the first frame lies below the smallest distance that is analysed.
        Assert.Equal([0, 0.04, 0.09, 0.16, 0.25, 0.36, 0.49, 0.64, 0.81], frames.Select(frame => Math.Round(frame.TimeSeconds, 3)));
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mkv")]
    [InlineData("webm")]
    [InlineData("avi")]
    [InlineData("ts")]
    [InlineData("mov")]
    public async Task ReadFramesAsync_Container_FramesFromZero(string ending)
    {
        var codec = ending switch { "webm" => "-c:v libvpx -b:v 1M", "avi" => "-c:v mpeg4", _ => "-c:v libx264 -preset ultrafast -pix_fmt yuv420p" };
        var (_, frames) = await ReadAsync(_clips.MakeTestPicture("container." + ending, codec: codec));

        Assert.InRange(frames.Count, 29, 30);
        Assert.InRange(frames[0].TimeSeconds, 0, 0.04);
        Assert.Equal(29 / 30.0, frames[^1].TimeSeconds - frames[0].TimeSeconds, 2);
    }

    [Theory]
    [InlineData("hevc10.mp4", "libx265", "-c:v libx265 -pix_fmt yuv420p10le -x265-params log-level=error")]
    [InlineData("h264-10.mkv", "libx264", "-c:v libx264 -pix_fmt yuv420p10le")]
    [InlineData("vp9.webm", "libvpx-vp9", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p")]
    [InlineData("av1.mp4", "libsvtav1", "-c:v libsvtav1 -preset 12 -pix_fmt yuv420p")]
    [InlineData("full444.mp4", "libx264", "-c:v libx264 -pix_fmt yuv444p")]
    [InlineData("mjpeg.avi", "mjpeg", "-c:v mjpeg -pix_fmt yuvj420p")]
    public async Task ReadFramesAsync_Codec_PictureIsTheSame(string name, string encoder, string codec)
    {
        if (!_clips.HasEncoder(encoder))
            return; // This ffmpeg cannot write the clip; what it can write is tested.

        var (_, expected) = await ReadAsync(_clips.MakeTestPicture("reference.mp4", seconds: 0.2));
        var (_, frames) = await ReadAsync(_clips.MakeTestPicture(name, seconds: 0.2, codec: codec));

        Assert.Equal(expected.Count, frames.Count);
        Assert.True(MeanDifference(expected[3], frames[3]) < 12, $"{MeanDifference(expected[3], frames[3])} grey levels apart");
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task ReadFramesAsync_RotationTag_FrameIsUpright(int rotation)
    {
        // The picture is stored turned the other way and tagged, as a phone does.
        var stored = rotation switch { 90 => "transpose=cclock", 180 => "hflip,vflip", _ => "transpose=clock" };
        _clips.Make($"turned{rotation}.mp4", $"-f lavfi -i testsrc2=s=320x240:r=30:d=0.2 -vf {stored} -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        var tagged = _clips.Make($"tagged{rotation}.mp4", $"-i {_clips.Path($"turned{rotation}.mp4")} -c copy -metadata:s:v:0 rotate={360 - rotation}");
        var (source, frames) = await ReadAsync(tagged);
        if (source.Format.RotationDegrees == 0)
            return; // Newer releases of ffmpeg write rotation tags in another way.

        var (_, expected) = await ReadAsync(_clips.MakeTestPicture($"upright{rotation}.mp4", seconds: 0.2));

        Assert.Equal((320, 240), (source.Format.UprightWidthPx, source.Format.UprightHeightPx));
        Assert.True(MeanDifference(expected[2], frames[2]) < 8, $"{MeanDifference(expected[2], frames[2])} grey levels apart");
    }

    [Theory]
    [InlineData(90, "transpose=cclock")]
    [InlineData(180, "hflip,vflip")]
    [InlineData(270, "transpose=clock")]
    public async Task ReadFramesAsync_TurnIsAskedFor_FrameIsTurned(int degrees, string stored)
    {
        var sideways = _clips.Make($"sideways{degrees}.mp4", $"-f lavfi -i testsrc2=s=320x240:r=30:d=0.2 -vf {stored} -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        var (source, frames) = await ReadAsync(sideways, new VideoOptions { TurnDegrees = degrees });
        var (_, expected) = await ReadAsync(_clips.MakeTestPicture($"standing{degrees}.mp4", seconds: 0.2));

        Assert.Equal((320, 240, degrees), (source.Format.UprightWidthPx, source.Format.UprightHeightPx, source.Format.RotationDegrees));
        Assert.True(MeanDifference(expected[2], frames[2]) < 8, $"{MeanDifference(expected[2], frames[2])} grey levels apart");
    }

    [Theory]
    [InlineData(45)]
    [InlineData(360)]
    [InlineData(-90)]
    public async Task OpenAsync_CrookedTurn_IsRefused(int degrees) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => FfmpegVideoSource.OpenAsync(_clips.Path("any.mp4"), new VideoOptions { TurnDegrees = degrees }));

    [Fact]
    public async Task ReadFramesAsync_OddSize_KeepsIt()
    {
        var (source, frames) = await ReadAsync(_clips.Make("odd.mkv", "-f lavfi -i testsrc=s=321x241:r=30:d=0.2 -c:v libx264 -pix_fmt yuv444p"));

        Assert.Equal((321, 241), (source.Format.UprightWidthPx, source.Format.UprightHeightPx));
        Assert.Equal(321 * 241 * 3, frames[0].Rgb.Length);
    }

    [Fact]
    public async Task ReadFramesAsync_WidePixels_SquarePixels()
    {
        var (source, _) = await ReadAsync(_clips.Make("wide.mp4", "-f lavfi -i testsrc2=s=320x240:r=30:d=0.2 -vf setsar=2 -c:v libx264 -pix_fmt yuv420p"));

        Assert.Equal((640, 240), (source.Format.UprightWidthPx, source.Format.UprightHeightPx));
        Assert.Equal(new DecodedSize(640, 240), source.Format.Decoded);
    }

    [Fact]
    public async Task ReadFramesAsync_LargeFrame_IsDecodedSmall()
    {
        var (source, frames) = await ReadAsync(_clips.MakeTestPicture("large.mp4", size: "1920x1080", seconds: 0.2));

        Assert.Equal(new DecodedSize(640, 360), source.Format.Decoded);
        Assert.Equal(640 * 360 * 3, frames[0].Rgb.Length);
    }

    [Fact]
    public async Task ReadFramesAsync_240Hz_ThinnedButRateIsTold()
    {
        var (source, frames) = await ReadAsync(_clips.MakeTestPicture("fast.mp4", size: "64x64", rate: 240));

        Assert.Equal(240, source.Format.FrameRateHz, 3);
        Assert.InRange(frames.Count, 30, 36);
    }

    [Fact]
    public async Task ReadFramesAsync_VideoLaterThanSound_CountsFromTheStartOfTheFile()
    {
        var path = _clips.Make("late.mkv", "-f lavfi -i sine=d=1.5 -itsoffset 0.5 -f lavfi -i testsrc2=s=64x64:r=30:d=1 -c:a aac -c:v libx264 -pix_fmt yuv420p");

        var (_, frames) = await ReadAsync(path);

        Assert.Equal(0.5, frames[0].TimeSeconds, 1);
    }

    [Fact]
    public async Task ReadFramesAsync_OneFrame_OneFrame()
    {
        var (_, frames) = await ReadAsync(_clips.Make("one.mp4", "-f lavfi -i testsrc2=s=64x64:r=30:d=1 -frames:v 1 -c:v libx264 -pix_fmt yuv420p"));

        Assert.Single(frames);
    }

    [Fact]
    public async Task ReadFramesAsync_CutInTheMiddle_WhatIsThereAndTruncated()
    {
        var whole = _clips.Make("whole.mp4", "-f lavfi -i testsrc2=s=320x240:r=30:d=4 -c:v libx264 -g 15 -pix_fmt yuv420p -movflags +faststart");
        var bytes = await File.ReadAllBytesAsync(whole);
        var cut = _clips.Path("cut.mp4");
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)]);

        var (source, frames) = await ReadAsync(cut);

        Assert.InRange(frames.Count, 30, 90);
        Assert.True(source.End.IsTruncated);
        Assert.InRange(source.End.EndSeconds, 1, 3);
    }

    [Fact]
    public async Task ReadFramesAsync_CancelledOrLeft_DecoderIsGone()
    {
        var path = _clips.MakeTestPicture("long.mp4", seconds: 20);
        using var cancel = new CancellationTokenSource();
        await using var source = await FfmpegVideoSource.OpenAsync(path);
        var id = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in source.ReadFramesAsync(cancel.Token))
            {
                id = source.DecoderId ?? 0;
                await cancel.CancelAsync();
                frame.Dispose();
            }
        });
        Assert.True(await IsGoneAsync(id));

        await using var other = await FfmpegVideoSource.OpenAsync(path);
        await foreach (var frame in other.ReadFramesAsync(CancellationToken.None))
        {
            id = other.DecoderId ?? 0;
            frame.Dispose();
            break;
        }

        Assert.True(await IsGoneAsync(id));
    }

    private static async Task<(FfmpegVideoSource Source, List<(double TimeSeconds, byte[] Rgb)> Frames)> ReadAsync(string path, VideoOptions? options = null)
    {
        await using var source = await FfmpegVideoSource.OpenAsync(path, options);
        var frames = new List<(double, byte[])>();
        await foreach (var frame in source.ReadFramesAsync(CancellationToken.None))
        {
            using (frame)
                frames.Add((frame.TimeSeconds, frame.Image.Rgb.ToArray()));
        }

        return (source, frames);
    }

    private static double MeanDifference((double TimeSeconds, byte[] Rgb) first, (double TimeSeconds, byte[] Rgb) second)
    {
        Assert.Equal(first.Rgb.Length, second.Rgb.Length);
        return first.Rgb.Zip(second.Rgb, (one, other) => (double)Math.Abs(one - other)).Average();
    }

    private static async Task<bool> IsGoneAsync(int processId)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            try
            {
                if ((await File.ReadAllTextAsync($"/proc/{processId}/status")).Contains("State:\tZ", StringComparison.Ordinal))
                    return true;
            }
            catch (IOException)
            {
                return true;
            }

            await Task.Delay(100);
        }

        return false;
    }
}
