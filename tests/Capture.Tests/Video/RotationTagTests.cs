using System.Buffers.Binary;

namespace SquatCoach.Capture.Tests;

public sealed class RotationTagTests : IClassFixture<TestClips>
{
    private const string Encoded = "-f lavfi -i testsrc2=s=320x240:r=30:d=0.2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p";

    private readonly TestClips _clips;

    public RotationTagTests(TestClips clips) => _clips = clips;

    [Theory]
    [InlineData("mp4", "")]
    [InlineData("mov", "")]
    [InlineData("mp4", "-movflags +faststart")]
    [InlineData("mp4", "-movflags +frag_keyframe+empty_moov")]
    public async Task Turn_ByQuarters_DecodesAsTheTurnedPicture(string ending, string flags)
    {
        foreach (var (degrees, filter, upright) in new[] { (90, "transpose=clock", (240, 320)), (180, "hflip,vflip", (320, 240)), (270, "transpose=cclock", (240, 320)) })
        {
            var name = $"tag{degrees}{flags.Length}";
            var path = _clips.Make($"{name}.{ending}", $"{Encoded} {flags}");
            var before = new FileInfo(path).Length;
            Assert.True(RotationTag.CanTurn(path));

            RotationTag.Turn(path, degrees);

            var (source, frame) = await FirstFrameAsync(path);
            var (_, expected) = await FirstFrameAsync(_clips.Make($"expected{name}{ending}.mp4", $"-f lavfi -i testsrc2=s=320x240:r=30:d=0.2 -vf {filter} -c:v libx264 -preset ultrafast -pix_fmt yuv420p"));
            Assert.Equal((degrees, upright), (source.Format.RotationDegrees, (source.Format.UprightWidthPx, source.Format.UprightHeightPx)));
            Assert.Equal(before, new FileInfo(path).Length);
            Assert.True(frame.Zip(expected, (a, b) => (double)Math.Abs(a - b)).Average() < 8);
        }
    }

    [Fact]
    public void Turn_FourQuarters_IsTheSameFileAgain()
    {
        var path = _clips.Make("round.mp4", Encoded);
        var before = File.ReadAllBytes(path);

        RotationTag.Turn(path, 270);
        Assert.NotEqual(before, File.ReadAllBytes(path));
        RotationTag.Turn(path, 180);
        RotationTag.Turn(path, 270);

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("other.mkv", "-f lavfi -i testsrc2=s=64x64:r=30:d=0.2 -c:v libx264 -pix_fmt yuv420p")]
    [InlineData("two.mp4", "-f lavfi -i testsrc2=s=64x64:r=30:d=0.2 -map 0 -map 0 -c:v libx264 -pix_fmt yuv420p")]
    [InlineData("sound.mp4", "-f lavfi -i sine=d=0.2 -c:a aac")]
    public void Turn_FileWithoutOneTag_IsLeftAsItIs(string name, string arguments)
    {
        var path = _clips.Make(name, arguments);
        var before = File.ReadAllBytes(path);

        Assert.False(RotationTag.CanTurn(path));
        Assert.Throws<InvalidDataException>(() => RotationTag.Turn(path, 90));

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void CanTurn_NoFile_IsFalse() => Assert.False(RotationTag.CanTurn(_clips.Path("nowhere.mp4")));

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    [InlineData(360)]
    public void Turn_NoQuarter_IsRefused(int degrees) => Assert.Throws<ArgumentOutOfRangeException>(() => RotationTag.Turn(_clips.Path("nowhere.mp4"), degrees));

    /// <summary>Every box made longer or shorter, and the file cut within its headers: an answer each time, and never a write beyond the tag.</summary>
    [Fact]
    public void CanTurn_LyingLengths_AnswersWithoutHarm()
    {
        var healthy = File.ReadAllBytes(_clips.Make("lies.mp4", $"{Encoded} -movflags +faststart"));
        var path = _clips.Path("lying.mp4");
        foreach (var kind in new[] { "ftyp", "moov", "trak", "tkhd", "mdia", "hdlr" })
        {
            var at = healthy.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(kind)) - 4;
            foreach (var length in new uint[] { 0, 1, 7, 8, 20, 0x7FFFFFFF, 0xFFFFFFFF })
            {
                var lying = healthy.ToArray();
                BinaryPrimitives.WriteUInt32BigEndian(lying.AsSpan(at), length);
                File.WriteAllBytes(path, lying);
                if (RotationTag.CanTurn(path))
                {
                    RotationTag.Turn(path, 90);
                    Assert.True(lying.Zip(File.ReadAllBytes(path), (a, b) => a != b).Count(differs => differs) <= 36);
                }
            }
        }

        for (var length = 0; length < 600; length += 7)
        {
            File.WriteAllBytes(path, healthy[..length]);
            Assert.False(RotationTag.CanTurn(path));
        }
    }

    /// <summary>A tag behind more boxes than any recording has: an answer at once, and none.</summary>
    [Fact]
    public void CanTurn_ManyBoxes_GivesUp()
    {
        var healthy = File.ReadAllBytes(_clips.Make("plain.mp4", $"{Encoded} -movflags +faststart"));
        var path = _clips.Path("many.mp4");
        foreach (var (boxes, expected) in new[] { (1000, true), (30_000, false) })
        {
            var free = Enumerable.Repeat<byte[]>([0, 0, 0, 8, .. "free"u8], boxes).SelectMany(box => box);
            File.WriteAllBytes(path, [.. free, .. healthy]);
            Assert.Equal(expected, RotationTag.CanTurn(path));
        }
    }

    private static async Task<(FfmpegVideoSource Source, byte[] Rgb)> FirstFrameAsync(string path)
    {
        await using var source = await FfmpegVideoSource.OpenAsync(path);
        await foreach (var frame in source.ReadFramesAsync(CancellationToken.None))
        {
            using (frame)
                return (source, frame.Image.Rgb.ToArray());
        }

        throw new InvalidOperationException($"{path} has no frame.");
    }
}
