using SquatCoach.Movement;

namespace SquatCoach.Pose3D.Tests;

public sealed class UniformResamplerTests
{
    private const int Confidence = 2;

    [Fact]
    public void Resample_SameRate_KeepsEveryPoint()
    {
        var track = Moving([.. Enumerable.Range(0, 31).Select(index => index / 30.0)]);
        var uniform = UniformResampler.Resample(track, 30);
        Assert.Equal(31, uniform.FrameCount);
        for (var frame = 0; frame < 31; frame++)
            Assert.Equal(track.Frame(frame)[0], uniform.Frame(frame)[0], 0.01f);
    }

    [Fact]
    public void Resample_VariableRate_FollowsTheTrueTimes()
    {
        var uniform = UniformResampler.Resample(Moving([0, 0.02, 0.07, 0.1, 0.16, 0.2]), 30);
        for (var frame = 0; frame < uniform.FrameCount; frame++)
            Assert.Equal(300 + (100 * frame / 30.0), uniform.Frame(frame)[0], 0.01);
    }

    [Fact]
    public void Resample_Gap_StraightLineWithoutConfidence()
    {
        double[] times = [.. Enumerable.Range(0, 31).Select(index => index / 30.0)];
        var frames = times.Select(time => Shifted(100 * (float)time)).ToArray();
        for (var frame = 10; frame < 20; frame++)
            frames[frame] = Tracks.Unseen();
        var uniform = UniformResampler.Resample(Tracks.Of(times, frames), 30);
        Assert.Equal(0, uniform.Frame(15)[Confidence]);
        Assert.Equal(350, uniform.Frame(15)[0], 0.01);
        Assert.True(uniform.Frame(5)[Confidence] > 0.5);
        Assert.True(uniform.IsNearSighting(15));
    }

    [Fact]
    public void Resample_LongAbsence_IsNotNearASighting()
    {
        var frames = Enumerable.Range(0, 91).Select(frame => frame is > 10 and < 80 ? Tracks.Unseen() : Tracks.Standing()).ToArray();
        var uniform = UniformResampler.Resample(Tracks.Of([.. Enumerable.Range(0, 91).Select(index => index / 30.0)], frames), 30);
        Assert.False(uniform.IsNearSighting(45));
        Assert.True(uniform.IsNearSighting(10));
    }

    [Fact]
    public void Resample_FewFramesASecond_AreNoGaps() =>
        Assert.True(UniformResampler.Resample(Moving([0, 0.25, 0.5, 0.75, 1]), 30).Frame(4)[Confidence] > 0.5);

    [Fact]
    public void Resample_Empty_NoFrames() => Assert.Equal(0, UniformResampler.Resample(Tracks.Of([], []), 30).FrameCount);

    [Fact]
    public void Resample_OneFrame_OneFrame() => Assert.Equal(1, UniformResampler.Resample(Tracks.Repeat(Tracks.Standing(), 1), 30).FrameCount);

    private static KeypointTrack Moving(double[] times) => Tracks.Of(times, [.. times.Select(time => Shifted(100 * (float)time))]);

    private static float[] Shifted(float xPx)
    {
        var frame = Tracks.Standing();
        for (var index = 0; index < frame.Length; index += 3)
            frame[index] += xPx;
        return frame;
    }
}
