using SquatCoach.Movement;
using Xunit;

namespace SquatCoach.Demo.Tests;

public class FrameComposerTests
{
    private static readonly DemoClipOptions _options = new() { WidthPx = 180, HeightPx = 320 };

    [Fact]
    public void Compose_SameSeed_GivesTheSameFrame() => Assert.Equal(Frame(_options, 40), Frame(_options, 40));

    [Fact]
    public void Compose_OtherFrame_GivesOtherGrain() => Assert.NotEqual(Frame(_options, 0), Frame(_options, 1));

    [Fact]
    public void Compose_WithTheMannequin_ChangesThePictureWhereItsKeypointsAre()
    {
        var quiet = _options with { NoiseLevels = 0 };
        var camera = new DemoCamera(quiet);
        var backdrop = new GymBackdrop(camera, quiet.Seed);
        var composer = new FrameComposer(camera, backdrop, new SensorNoise(0, 1));
        var script = SquatScript.GoodAndEachFault();

        composer.Compose(new DemoClip(script, quiet).SkeletonAt(0), 0);

        var points = new TruthRecorder(script, quiet).Keypoints().Frame(0);
        foreach (var keypoint in new[] { Keypoint.LeftShoulder, Keypoint.LeftHip, Keypoint.LeftKnee, Keypoint.LeftElbow, Keypoint.Nose })
        {
            var pixel = ((int)points[((int)keypoint * 3) + 1] * quiet.WidthPx) + (int)points[(int)keypoint * 3];
            Assert.NotEqual(backdrop.Picture.Luma[pixel], composer.Picture.Luma[pixel]);
        }

        // The upper left corner is wall, before and after.
        Assert.Equal(backdrop.Picture.Luma[0], composer.Picture.Luma[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(-60)]
    public void Compose_FromAnySide_DrawsABodyOfThePlausibleSize(double azimuthDegrees)
    {
        var quiet = _options with { NoiseLevels = 0, Azimuth = Angle.FromDegrees(azimuthDegrees) };
        var camera = new DemoCamera(quiet);
        var backdrop = new GymBackdrop(camera, quiet.Seed);
        var composer = new FrameComposer(camera, backdrop, new SensorNoise(0, 1));

        composer.Compose(new DemoClip(SquatScript.GoodAndEachFault(), quiet).SkeletonAt(0), 0);

        var changed = 0;
        for (var pixel = 0; pixel < quiet.WidthPx * quiet.HeightPx; pixel++)
        {
            changed += backdrop.Picture.Luma[pixel] == composer.Picture.Luma[pixel] ? 0 : 1;
        }

        Assert.InRange(changed / (double)(quiet.WidthPx * quiet.HeightPx), 0.05, 0.35);
    }

    private static byte[] Frame(DemoClipOptions options, int frame)
    {
        var camera = new DemoCamera(options);
        var composer = new FrameComposer(camera, new GymBackdrop(camera, options.Seed), new SensorNoise(options.NoiseLevels, options.Seed));
        composer.Compose(new DemoClip(SquatScript.GoodAndEachFault(options.Seed), options).SkeletonAt(frame), frame);
        return composer.Picture.Bytes;
    }
}
