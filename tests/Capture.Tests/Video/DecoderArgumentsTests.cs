namespace SquatCoach.Capture.Tests;

public class DecoderArgumentsTests
{
    private static readonly ProbedVideo _video = new()
    {
        StreamIndex = 2,
        CodecName = "h264",
        CodedWidthPx = 1920,
        CodedHeightPx = 1080,
        PixelAspectRatio = 1,
        RotationDegrees = 0,
        IsMirrored = false,
        FrameRateHz = 30,
        DurationSeconds = 10,
    };

    [Theory]
    [InlineData("-i.mp4")]
    [InlineData("concat:a.mp4")]
    [InlineData("http://example.org/a.mp4")]
    public void Decode_NameThatMeansSomething_IsAPlainPath(string name)
    {
        var arguments = DecoderArguments.Decode(name, _video, new DecodedSize(640, 360), new VideoOptions());

        Assert.Contains("file:" + Path.GetFullPath(name), arguments);
        Assert.DoesNotContain(name, arguments);
    }

    [Fact]
    public void ProbeAndDecode_Always_AllowFilesOfKnownKindsOnly()
    {
        foreach (var arguments in new[] { DecoderArguments.Probe("a"), DecoderArguments.Decode("a", _video, new DecodedSize(4, 4), new VideoOptions()) })
        {
            Assert.Equal("file", arguments[arguments.ToList().IndexOf("-protocol_whitelist") + 1]);
            var containers = arguments[arguments.ToList().IndexOf("-format_whitelist") + 1].Split(',');
            Assert.Contains("mp4", containers);
            Assert.DoesNotContain("hls", containers);
            Assert.DoesNotContain("concat", containers);
            Assert.DoesNotContain("image2", containers);
            Assert.Contains("-codec_whitelist:v", arguments);
        }
    }

    [Theory]
    [InlineData(25, 25)]
    [InlineData(30, 30)]
    [InlineData(50, 25)]
    [InlineData(59.94, 29.97)]
    [InlineData(60, 30)]
    [InlineData(120, 30)]
    [InlineData(240, 34.286)]
    public void ThinningSeconds_Rate_EvenStep(double rate, double analysed)
    {
        var gap = DecoderArguments.ThinningSeconds(_video with { FrameRateHz = rate }, new VideoOptions());

        var kept = new List<double>();
        for (var frame = 0; frame < 10 * rate; frame++)
        {
            if (kept.Count == 0 || (frame / rate) - kept[^1] >= gap)
                kept.Add(frame / rate);
        }

        var steps = kept.Zip(kept.Skip(1), (first, second) => second - first).ToArray();
        Assert.All(steps, step => Assert.Equal(1 / analysed, step, 5));
    }

    [Fact]
    public void Decode_QuarterTurn_ScalesBeforeItTurns()
    {
        var arguments = DecoderArguments.Decode("a", _video with { RotationDegrees = 90 }, new DecodedSize(360, 640), new VideoOptions()).ToList();

        Assert.Contains("-noautorotate", arguments);
        Assert.Contains("scale=640:360", arguments[arguments.IndexOf("-vf") + 1], StringComparison.Ordinal);
        Assert.EndsWith("transpose=clock", arguments[arguments.IndexOf("-vf") + 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 90, "transpose=clock")]
    [InlineData(90, 90, "hflip,vflip")]
    [InlineData(90, 270, "setsar=1")]
    [InlineData(180, 90, "transpose=cclock")]
    public void Decode_FurtherTurn_IsAddedToTheTags(int tag, int further, string filter)
    {
        var video = _video with { RotationDegrees = tag, FurtherTurnDegrees = further };
        var size = video.UprightWidthPx > video.UprightHeightPx ? new DecodedSize(640, 360) : new DecodedSize(360, 640);
        var arguments = DecoderArguments.Decode("a", video, size, new VideoOptions()).ToList();

        Assert.Contains("scale=640:360", arguments[arguments.IndexOf("-vf") + 1], StringComparison.Ordinal);
        Assert.EndsWith(filter, arguments[arguments.IndexOf("-vf") + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_MirroredOrCrooked_IsLeftToTheDecoder()
    {
        Assert.DoesNotContain("-noautorotate", DecoderArguments.Decode("a", _video with { IsMirrored = true }, new DecodedSize(4, 4), new VideoOptions()));
        Assert.DoesNotContain("-noautorotate", DecoderArguments.Decode("a", _video with { RotationDegrees = 7 }, new DecodedSize(4, 4), new VideoOptions()));
    }
}
