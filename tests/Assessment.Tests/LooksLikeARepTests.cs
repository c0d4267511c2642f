using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>What bends the knees and lowers the hips over the feet and is no squat: things picked up, the way into a push-up, a jump off a height.</summary>
public sealed class LooksLikeARepTests
{
    [Fact]
    public void Find_DumbbellPickedUpBeforeTheSet_OnlyTheSquats()
    {
        var script = new SquatScript().Stand(1);
        var pickedUp = script.Poses.Count;
        script.MoveTo(new SyntheticPose(95, 45), 1).MoveTo(SyntheticPose.Standing, 1).Stand(0.5);
        var squats = script.Poses.Count;
        var joints = script.Squat().Squat().Build();
        var withHands = HandsAt(joints, frame => frame >= pickedUp + 20 && frame < pickedUp + 40 ? 0.15 : 1.2);
        Assert.Equal(2, Find(withHands).Count);
        Assert.All(Find(withHands), rep => Assert.True(rep.BottomFrame > squats));
        Assert.Equal(3, Find(HandsAt(joints, _ => 1.2)).Count);
    }

    [Fact]
    public void Find_DumbbellsThatHangInEveryRep_AllCounted()
    {
        var joints = new SquatScript().Stand(1).Repeat(3, script => script.Squat()).Build();
        Assert.Equal(3, Find(HandsAt(joints, frame => joints[frame, Joint.LeftHip].Z - 0.25)).Count);
    }

    [Fact]
    public void Find_DownAndTheHandsStayOnTheFloor_NotCounted()
    {
        var script = new SquatScript().Stand(1).Squat().Squat();
        var lastStanding = script.Poses.Count;
        var joints = script.MoveTo(new SyntheticPose(110, 45), 0.9).MoveTo(new SyntheticPose(45, 40), 0.8).Build();
        Assert.Equal(3, Find(joints).Count);
        Assert.Equal(2, Find(HandsAt(joints, frame => frame < lastStanding + 20 ? 0.9 : 0.05)).Count);
    }

    [Fact]
    public void Find_LandingFromAHeight_NotCounted()
    {
        var joints = new SquatScript().Stand(1).Squat().Stand(1).Build();
        var track = ImageOf.Track(joints);
        Assert.Single(new RepSegmenter().Find(joints, track));
        Assert.Empty(new RepSegmenter().Find(joints, Lifted(track, frame => frame < 40 ? 600 : 0)));
    }

    [Theory]
    [InlineData(0.05f, true)]
    [InlineData(0.6f, false)]
    public void Find_EndsWithTheRecordingUnseen_Partial(float confidence, bool partial)
    {
        var joints = new SquatScript().Stand(1).Squat().MoveTo(new SyntheticPose(110, 35), 1).MoveTo(new SyntheticPose(25, 8), 0.8).Build();
        var track = Changed(ImageOf.Track(joints), (frame, keypoint, point) =>
            frame > joints.FrameCount - 20 && IsLeg(keypoint) ? point with { Confidence = confidence } : point);
        Assert.Equal([false, partial], new RepSegmenter().Find(joints, track).Select(rep => rep.IsPartial));
    }

    /// <summary>Hips and knees that are guessed through a whole rep, as of a walker against the sun, are no evidence of a squat.</summary>
    [Theory]
    [InlineData(0.2f, 1)]
    [InlineData(0.45f, 2)]
    public void Find_LegsHardlySeenInOneOfTwoReps_CountedWhereSeen(float confidence, int expected)
    {
        var script = new SquatScript().Stand(1).Squat();
        var second = script.Poses.Count;
        var joints = script.Squat().Stand(1).Build();
        var track = Changed(ImageOf.Track(joints), (frame, keypoint, point) =>
            frame >= second && IsLeg(keypoint) ? point with { Confidence = confidence } : point);
        Assert.Equal(expected, new RepSegmenter().Find(joints, track).Count);
    }

    /// <summary>A bounce of the whole body in the image, as of a phone held in the hand, is not a fall.</summary>
    [Fact]
    public void Find_PhoneThatMovesALittle_Counted()
    {
        var joints = new SquatScript().Stand(1).Squat().Stand(1).Build();
        Assert.Single(new RepSegmenter().Find(joints, Lifted(ImageOf.Track(joints), frame => (float)(60 * Math.Sin(frame / 9.0)))));
    }

    private static bool IsLeg(Keypoint keypoint) => keypoint is Keypoint.LeftHip or Keypoint.RightHip or Keypoint.LeftKnee or Keypoint.RightKnee;

    private static IReadOnlyList<Rep> Find(JointSequence joints) => new RepSegmenter().Find(joints);

    /// <summary>Both wrists at a height over the floor, metres.</summary>
    private static JointSequence HandsAt(JointSequence joints, Func<int, double> height) => Moved.Each(
        joints, (frame, joint, place) => joint is Joint.LeftWrist or Joint.RightWrist ? new Position3D(place.X, place.Y, height(frame)) : place);

    /// <summary>The same track with everything further up the image by so many pixels.</summary>
    private static KeypointTrack Lifted(KeypointTrack track, Func<int, float> pixels) =>
        Changed(track, (frame, _, point) => point with { Y = point.Y - pixels(frame) });

    private static KeypointTrack Changed(KeypointTrack track, Func<int, Keypoint, Point, Point> change)
    {
        var points = track.Points.ToArray();
        for (var at = 0; at < points.Length; at += 3)
        {
            var index = at / 3;
            var place = change(index / SkeletonTopology.KeypointCount, (Keypoint)(index % SkeletonTopology.KeypointCount), new Point(points[at], points[at + 1], points[at + 2]));
            (points[at], points[at + 1], points[at + 2]) = (place.X, place.Y, place.Confidence);
        }

        return new KeypointTrack(track.WidthPx, track.HeightPx, track.TimesSeconds.ToArray(), track.Boxes.ToArray(), points);
    }

    private readonly record struct Point(float X, float Y, float Confidence);
}
