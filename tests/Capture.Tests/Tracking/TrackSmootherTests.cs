using FsCheck;
using FsCheck.Fluent;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public class TrackSmootherTests
{
    private const double HalfWindow = 0.12;

    [Fact]
    public void Run_Parabola_KeepsItExactly()
    {
        var track = Track(40, frame => frame / 30.0, time => (float)(100 + (50 * (time - 0.6) * (time - 0.6))));

        var smooth = TrackSmoother.Run(track, HalfWindow);

        for (var frame = 0; frame < 40; frame++)
            Assert.Equal(track.Frame(frame)[0], smooth[frame * Body.ValuesPerFrame], 1e-2f);
    }

    [Fact]
    public void Run_Squat_BottomNeitherLateNorShallow()
    {
        var track = Track(60, frame => frame / 30.0, time => (float)(200 - (60 * Math.Cos(2 * Math.PI * time / 2))));

        var smooth = TrackSmoother.Run(track, HalfWindow);

        var bottom = Enumerable.Range(0, 60).MaxBy(frame => smooth[frame * Body.ValuesPerFrame]);
        Assert.Equal(30, bottom);
        Assert.Equal(260, smooth[30 * Body.ValuesPerFrame], 0.2f);
    }

    [Fact]
    public void Run_Noise_IsLess()
    {
        var random = new System.Random(2);
        var track = Track(200, frame => frame / 30.0, _ => (float)(100 + (random.NextDouble() - 0.5)));

        var smooth = TrackSmoother.Run(track, HalfWindow);

        Assert.True(Jitter(smooth, 200) < 0.5 * Jitter(track.Values, 200));
    }

    [Fact]
    public void Run_OneFrameOff_IsPulledBack()
    {
        var track = Track(20, frame => frame / 30.0, _ => 100);
        track.Frame(10)[0] = 160;

        Assert.Equal(100, TrackSmoother.Run(track, HalfWindow)[10 * Body.ValuesPerFrame], 2f);
    }

    [Fact]
    public void Run_UnseenFrames_StayEmptyAndTouchNobody()
    {
        var track = Track(20, frame => frame / 30.0, _ => 100);
        track.IsSeen[10] = false;
        track.Frame(10).Clear();

        var smooth = TrackSmoother.Run(track, HalfWindow);

        Assert.Equal(0, smooth[10 * Body.ValuesPerFrame]);
        Assert.Equal(100, smooth[9 * Body.ValuesPerFrame], 1e-3f);
    }

    /// <summary>Moving a straight movement in time or place moves the result alike, whatever the time stamps.</summary>
    [Fact]
    public void Run_ShiftedInTimeAndPlace_ShiftedResult() =>
        Prop.ForAll(
            Gen.Choose(1, 400).Select(step => step / 10.0).ArrayOf(25).ToArbitrary(),
            steps =>
            {
                var times = new double[25];
                for (var index = 1; index < 25; index++)
                    times[index] = times[index - 1] + (steps[index] / 1000);
                var here = TrackSmoother.Run(Track(25, frame => times[frame], time => (float)(40 * time)), HalfWindow);
                var there = TrackSmoother.Run(Track(25, frame => times[frame] + 7, time => (float)(40 * (time - 7)) + 64), HalfWindow);
                return Enumerable.Range(0, 25).All(frame => Math.Abs(there[frame * Body.ValuesPerFrame] - here[frame * Body.ValuesPerFrame] - 64) < 0.05);
            }).QuickCheckThrowOnFailure();

    private static double Jitter(float[] values, int frames) =>
        Enumerable.Range(1, frames - 1).Average(frame => Math.Abs(values[frame * Body.ValuesPerFrame] - values[(frame - 1) * Body.ValuesPerFrame]));

    /// <summary>The nose moves along x; everything else is spread out and stands, so that the body has a size.</summary>
    private static RawTrack Track(int frames, Func<int, double> time, Func<double, float> x)
    {
        var track = new RawTrack([.. Enumerable.Range(0, frames).Select(time)]);
        for (var frame = 0; frame < frames; frame++)
        {
            track.IsSeen[frame] = true;
            for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            {
                track.Frame(frame)[keypoint * 3] = keypoint == 0 ? x(track.TimesSeconds[frame]) : 10 * keypoint;
                track.Frame(frame)[(keypoint * 3) + 1] = 15 * keypoint;
                track.Frame(frame)[(keypoint * 3) + 2] = 0.8f;
            }
        }

        return track;
    }
}
