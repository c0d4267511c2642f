namespace SquatCoach.Capture.Tests;

public class ProbeParserTests
{
    private const string Phone = """
        { "streams": [
            { "index": 0, "codec_name": "aac", "codec_type": "audio", "r_frame_rate": "0/0", "avg_frame_rate": "0/0", "duration": "12.100000" },
            { "index": 1, "codec_name": "hevc", "codec_type": "video", "width": 1920, "height": 1080, "sample_aspect_ratio": "1:1",
              "r_frame_rate": "30/1", "avg_frame_rate": "36300/1211", "duration": "12.110000",
              "disposition": { "attached_pic": 0, "still_image": 0 },
              "side_data_list": [ { "displaymatrix": "\n00000000:            0       65536           0\n00000001:       -65536           0           0\n00000002:            0           0  1073741824\n", "rotation": -90 } ] } ],
          "format": { "duration": "12.110000" } }
        """;

    [Fact]
    public void Parse_PhoneHeldUpright_TurnsClockwiseAndSwapsSides()
    {
        var video = ProbeParser.Parse(Phone);

        Assert.Equal(1, video.StreamIndex);
        Assert.Equal(90, video.RotationDegrees);
        Assert.False(video.IsMirrored);
        Assert.Equal((1080, 1920), (video.UprightWidthPx, video.UprightHeightPx));
        Assert.Equal(29.975, video.FrameRateHz, 3);
        Assert.Equal(12.11, video.DurationSeconds, 6);
        Assert.Equal("hevc", video.CodecName);
    }

    [Fact]
    public void Parse_MirroringMatrix_IsMirrored()
    {
        var mirrored = Phone.Replace("00000001:       -65536", "00000001:        65536", StringComparison.Ordinal);

        Assert.True(ProbeParser.Parse(mirrored).IsMirrored);
    }

    [Theory]
    [InlineData("\"tags\": { \"rotate\": \"270\" }", 270, 720, 1280)]
    [InlineData("\"tags\": { \"rotate\": \"180\" }", 180, 1280, 720)]
    [InlineData("\"side_data_list\": [ { \"rotation\": 90 } ]", 270, 720, 1280)]
    [InlineData("\"side_data_list\": [ { \"rotation\": -450 } ]", 90, 720, 1280)]
    [InlineData("\"sample_aspect_ratio\": \"4:3\"", 0, 1707, 720)]
    [InlineData("\"sample_aspect_ratio\": \"3:4\"", 0, 1280, 960)]
    [InlineData("\"sample_aspect_ratio\": \"0:1\"", 0, 1280, 720)]
    [InlineData("\"sample_aspect_ratio\": \"1:1000\"", 0, 1280, 720)]
    public void Parse_TurnOrPixelShape_UprightSize(string member, int rotation, int width, int height)
    {
        var video = ProbeParser.Parse(Stream(member));

        Assert.Equal(rotation, video.RotationDegrees);
        Assert.Equal((width, height), (video.UprightWidthPx, video.UprightHeightPx));
    }

    [Fact]
    public void Parse_MatroskaTag_DurationOfStream() =>
        Assert.Equal(70.033, ProbeParser.Parse(Stream("\"tags\": { \"DURATION\": \"00:01:10.033000000\" }")).DurationSeconds, 6);

    [Fact]
    public void Parse_NoDurationAnywhere_IsZero() => Assert.Equal(0, ProbeParser.Parse(Stream("\"tags\": {}")).DurationSeconds);

    [Fact]
    public void Parse_NoMeanRate_TakesNominalRate() =>
        Assert.Equal(25, ProbeParser.Parse(Stream("\"avg_frame_rate\": \"0/0\", \"r_frame_rate\": \"25/1\"")).FrameRateHz);

    [Fact]
    public void Parse_CoverBeforeFilm_TakesFilm()
    {
        var video = ProbeParser.Parse("""
            { "streams": [
                { "index": 0, "codec_name": "png", "codec_type": "video", "width": 3000, "height": 3000, "disposition": { "attached_pic": 1 } },
                { "index": 1, "codec_name": "h264", "codec_type": "video", "width": 640, "height": 360, "disposition": { "attached_pic": 0 } } ] }
            """);

        Assert.Equal(1, video.StreamIndex);
    }

    [Theory]
    [InlineData("""{ "streams": [ { "codec_type": "audio" }, { "codec_type": "video", "width": 9, "height": 9, "disposition": { "attached_pic": 1 } } ] }""", "still picture")]
    [InlineData("""{ "streams": [ { "codec_type": "audio", "codec_name": "aac" } ], "format": {} }""", "only sound")]
    [InlineData("""{ "streams": [] }""", "no picture stream")]
    [InlineData("{}", "no picture stream")]
    [InlineData("""{ "streams": [ { "codec_type": "video", "codec_name": "h264" } ] }""", "size of its picture")]
    [InlineData("not json", "cannot be read")]
    [InlineData("""{ "streams": 7 }""", "cannot be read")]
    public void Parse_NoMovingPicture_OneClearSentence(string json, string words)
    {
        var exception = Assert.Throws<VideoException>(() => ProbeParser.Parse(json));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    private static string Stream(string member) =>
        $$"""{ "streams": [ { "index": 0, "codec_name": "h264", "codec_type": "video", "width": 1280, "height": 720, {{member}} } ] }""";
}
