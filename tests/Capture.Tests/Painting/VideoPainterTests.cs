using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public sealed class VideoPainterTests(TestClips clips) : IClassFixture<TestClips>
{
    private const int FaceX = 160;
    private const int FaceY = 40;

    // A chequered picture: as much to recognise in every place.
    private const string Chequered = @"-f lavfi -i nullsrc=s=320x240:r=30:d=1,geq=lum=mod(floor(X/4)+floor(Y/4)\,2)*200+20:cb=128:cr=128 -c:v libx264 -preset ultrafast -qp 8 -pix_fmt yuv420p";

    [Fact]
    public async Task Write_BlursFaces_OnlyTheFaceAndInEveryFrame()
    {
        var original = clips.Make("face.mp4", Chequered);
        var copy = clips.Path("face-blurred.mp4");

        // Nobody is tracked in the middle: the face is there all the same.
        await VideoPainter.WriteAsync(original, Track(frame => frame is < 8 or > 20), copy, new PaintOptions { BlursFaces = true }, default);

        var (before, after) = (await FramesAsync(original), await FramesAsync(copy));
        Assert.Equal(before.Count, after.Count);
        for (var frame = 0; frame < before.Count; frame++)
        {
            Assert.True(Detail(after[frame], FaceX, FaceY, 10) < 0.25 * Detail(before[frame], FaceX, FaceY, 10), $"Frame {frame}: the face has {Detail(after[frame], FaceX, FaceY, 10):0.0} of {Detail(before[frame], FaceX, FaceY, 10):0.0} detail left.");
            Assert.True(Difference(before[frame], after[frame], 160, 170, 30) < 12, $"Frame {frame}: {Difference(before[frame], after[frame], 160, 170, 30):0.0} changed far from the face.");
        }
    }

    [Fact]
    public async Task Write_BlursFaces_OfBystandersToo()
    {
        var original = clips.Make("bystander.mp4", Chequered);
        var copy = clips.Path("bystander-blurred.mp4");
        var people = new PeopleInVideo(320, 240, 1, [new PersonPath(1, Squats: true, []), new PersonPath(2, Squats: false, [.. Enumerable.Range(0, 4).Select(step => new BoxAtTime(step * 0.25, 40, 100, 40, 120))])]);

        await VideoPainter.WriteAsync(original, Track(_ => true), copy, new PaintOptions { BlursFaces = true, People = people }, default);

        var (before, after) = (await FramesAsync(original), await FramesAsync(copy));
        Assert.All(before.Zip(after), pair => Assert.True(Detail(pair.Second, 60, 109, 8) < 0.25 * Detail(pair.First, 60, 109, 8)));
    }

    /// <summary>Somebody in the background whom no network found.</summary>
    [Fact]
    public async Task Write_BlursFaces_LeavesNothingAroundTheAthlete()
    {
        var original = clips.Make("around.mp4", Chequered);
        var copy = clips.Path("around-blurred.mp4");
        await VideoPainter.WriteAsync(original, Track(_ => true), copy, new PaintOptions { BlursFaces = true }, default);
        var (before, after) = (await FramesAsync(original), await FramesAsync(copy));
        Assert.All(before.Zip(after), pair => Assert.All([40, 280], x => Assert.True(Detail(pair.Second, x, 60, 20) < 0.25 * Detail(pair.First, x, 60, 20))));
    }

    /// <summary>A plate before the head draws the keypoints to its hub, and they say that they are unsure.</summary>
    [Theory]
    [InlineData(0.9f, false)]
    [InlineData(0.35f, true)]
    public async Task Write_BlursFaces_TwoHeadsWideWhereTheKeypointsAreUnsure(float confidence, bool isBlurred)
    {
        var original = clips.Make("unsure.mp4", Chequered);
        var copy = clips.Path($"unsure-{isBlurred}.mp4");
        await VideoPainter.WriteAsync(original, Track(_ => true, confidence), copy, new PaintOptions { BlursFaces = true }, default);
        var (before, after) = (await FramesAsync(original), await FramesAsync(copy));
        Assert.All(before.Zip(after), pair => Assert.Equal(isBlurred, Detail(pair.Second, FaceX - 40, FaceY, 6) < 0.25 * Detail(pair.First, FaceX - 40, FaceY, 6)));
    }

    [Fact]
    public async Task Write_BlursFacesOfNobody_Refuses()
    {
        var copy = clips.Path("nobody.mp4");
        await Assert.ThrowsAsync<VideoException>(() => VideoPainter.WriteAsync(clips.MakeTestPicture("somebody.mp4"), Track(_ => false), copy, new PaintOptions { BlursFaces = true }, default));
        Assert.False(File.Exists(copy));
    }

    [Fact]
    public async Task Write_Skeleton_LeftKneeIsOrangeAndTheTimesAreTrue()
    {
        var original = clips.Make("grey.mp4", "-f lavfi -i color=gray:s=320x240:r=15:d=2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        var copy = clips.Path("skeleton.mp4");
        await VideoPainter.WriteAsync(original, Track(_ => true), copy, new PaintOptions { DrawsSkeleton = true }, default);

        var probed = await VideoProbe.ProbeAsync(copy, new VideoOptions(), default);
        Assert.Equal(2, probed.DurationSeconds, 0.15);
        var frame = (await FramesAsync(copy))[3];
        var knee = (((FaceY + 130) * 320) + FaceX + 20) * 3;
        Assert.True(frame[knee] > 180 && frame[knee + 2] < 90, $"The knee is {frame[knee]}, {frame[knee + 1]}, {frame[knee + 2]}.");
    }

    /// <summary>Somebody of 200 px who stands still, face at (160, 40), left knee at (180, 170); 30 frames a second.</summary>
    private static KeypointTrack Track(Func<int, bool> isSeen, float confidence = 0.9f)
    {
        const int Frames = 60;
        var points = new float[Frames * KeypointTrack.ValuesPerFrame];
        var boxes = new PixelBox?[Frames];
        for (var frame = 0; frame < Frames; frame++)
        {
            boxes[frame] = isSeen(frame) ? new PixelBox(120, 30, 80, 200) : null;
            for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            {
                var place = (frame * KeypointTrack.ValuesPerFrame) + (keypoint * 3);
                var (x, y) = keypoint <= (int)Keypoint.RightEar ? (FaceX, FaceY) : keypoint % 2 == 1 ? (FaceX + 20, FaceY + 130) : (FaceX - 20, FaceY + 130);
                (points[place], points[place + 1], points[place + 2]) = boxes[frame] is null ? (float.NaN, float.NaN, 0f) : ((float)x, (float)y, confidence);
            }
        }

        return new KeypointTrack(320, 240, [.. Enumerable.Range(0, Frames).Select(frame => frame / 30.0)], boxes, points);
    }

    private static async Task<List<byte[]>> FramesAsync(string path)
    {
        await using var source = await FfmpegVideoSource.OpenAsync(path);
        var frames = new List<byte[]>();
        await foreach (var frame in source.ReadFramesAsync(default))
        {
            using (frame)
                frames.Add(frame.Image.Rgb.ToArray());
        }

        return frames;
    }

    /// <summary>Mean difference of neighbouring pixels in a square: what a face is recognised by.</summary>
    private static double Detail(byte[] rgb, int centreX, int centreY, int half) =>
        Square(centreX, centreY, half).Average(place => Math.Abs(rgb[place] - rgb[place + 3]) + Math.Abs(rgb[place] - rgb[place + (320 * 3)]));

    private static double Difference(byte[] first, byte[] second, int centreX, int centreY, int half) => Square(centreX, centreY, half).Average(place => Math.Abs(first[place] - second[place]));

    private static IEnumerable<int> Square(int centreX, int centreY, int half) =>
        from y in Enumerable.Range(centreY - half, 2 * half) from x in Enumerable.Range(centreX - half, 2 * half) select ((y * 320) + x) * 3;
}
