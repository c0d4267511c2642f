using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public class FlipRepairTests
{
    private const int Frames = 90;

    [Theory]
    [InlineData(40, 41)]
    [InlineData(40, 46)]
    [InlineData(0, 3)]
    [InlineData(85, 90)]
    public void Run_SomeFramesFlipped_AreFlippedBack(int from, int to)
    {
        var track = Track(new Actor { Depth = Actor.Squatting(), IsFlipped = time => Frame(time) >= from && Frame(time) < to });

        Assert.Equal(to - from, FlipRepair.Run(track));

        AssertLeftIsLeft(track);
    }

    [Fact]
    public void Run_NothingFlipped_ChangesNothing()
    {
        var track = Track(new Actor { Depth = Actor.Squatting() });
        var before = (float[])track.Values.Clone();

        Assert.Equal(0, FlipRepair.Run(track));

        Assert.Equal(before, track.Values);
    }

    /// <summary>From behind the left side lies at the left throughout, and the network is as sure of the face as from the front.</summary>
    [Theory]
    [InlineData(0.2f)]
    [InlineData(0.99f)]
    public void Run_SeenFromBehind_ChangesNothing(float faceConfidence)
    {
        var track = Track(new Actor { Depth = Actor.Squatting(), IsFlipped = _ => true, FaceConfidence = faceConfidence });

        Assert.Equal(0, FlipRepair.Run(track));
    }

    [Fact]
    public void Run_FirstFramesWrong_TheMajorityDecides()
    {
        var track = Track(new Actor { IsFlipped = time => Frame(time) < 5 });

        FlipRepair.Run(track);

        AssertLeftIsLeft(track);
    }

    [Fact]
    public void Run_OnlyLegsFlipped_ArmsStay()
    {
        var track = Track(new Actor());
        for (var keypoint = (int)Keypoint.LeftHip; keypoint <= (int)Keypoint.LeftFootIndex; keypoint += 2)
        {
            var points = track.Frame(30);
            (points[keypoint * 3], points[(keypoint + 1) * 3]) = (points[(keypoint + 1) * 3], points[keypoint * 3]);
        }

        Assert.Equal(1, FlipRepair.Run(track));

        AssertLeftIsLeft(track);
    }

    private static int Frame(double time) => (int)Math.Round(time * 30);

    private static RawTrack Track(Actor actor)
    {
        var track = new RawTrack([.. Enumerable.Range(0, Frames).Select(frame => frame / 30.0)]);
        for (var frame = 0; frame < Frames; frame++)
        {
            track.IsSeen[frame] = true;
            actor.Write(frame / 30.0, track.Frame(frame));
        }

        return track;
    }

    private static void AssertLeftIsLeft(RawTrack track)
    {
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            for (var left = (int)Keypoint.LeftEye; left <= (int)Keypoint.LeftFootIndex; left += 2)
                Assert.True(Body.X(track.Frame(frame), left) > Body.X(track.Frame(frame), left + 1), $"frame {frame}, keypoint {left}");
        }
    }
}
