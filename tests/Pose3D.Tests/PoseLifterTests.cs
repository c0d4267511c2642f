using SquatCoach.GoldenTests;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D.Tests;

public sealed class PoseLifterTests : IDisposable
{
    private readonly PoseLifter _lifter = PoseLifter.Open(ModelLocator.Find(), new OnnxModelOptions { Device = Device.Cpu });

    [Fact]
    public void LiftChunks_GoldenKeypoints_EqualsPyTorch()
    {
        var golden = GoldenArrays.Read("lifter");
        var joints = new float[golden["joints"].Length];
        var sigmas = new float[golden["sigma"].Length];
        _lifter.LiftChunks(golden["keypoints"], joints, sigmas, CancellationToken.None);
        GoldenArrays.AssertClose(golden["joints"], joints, 1e-4);
        GoldenArrays.AssertClose(golden["sigma"], sigmas, 1e-4);
    }

    [Fact]
    public void LiftChunks_LongTrack_NoSeamsBetweenChunks()
    {
        var golden = GoldenArrays.Read("lifter");
        var period = golden["keypoints"].Length;
        // Forty copies: 4,000 frames, three chunks. Far from both ends every copy must look like the one before it, but for a
        // millimetre: limb lengths are pooled over a chunk, and the ends of a chunk weigh a little differently.
        float[] keypoints = [.. Enumerable.Repeat(golden["keypoints"], 40).SelectMany(values => values)];
        var joints = new float[40 * golden["joints"].Length];
        _lifter.LiftChunks(keypoints, joints, new float[40 * golden["sigma"].Length], CancellationToken.None);
        Assert.Equal(100 * KeypointTrack.ValuesPerFrame, period);
        var copy = golden["joints"].Length;
        for (var index = 1; index < 38; index++)
            GoldenArrays.AssertClose(joints.AsSpan(copy, copy), joints.AsSpan(index * copy, copy), 1e-3);
    }

    [Fact]
    public void Lift_StandingPerson_KneesStraightAndFeetBelow()
    {
        var joints = _lifter.Lift(Tracks.Repeat(Tracks.Standing(), 90));
        Assert.Equal(90, joints.FrameCount);
        Assert.Equal(30, joints.FrameRateHz);
        Assert.True(joints[45, Joint.LeftAnkle].Z < -0.5);
        Assert.True(joints[45, Joint.HeadTop].Z > 0.4);
        Assert.All(joints.SigmasMetres.ToArray(), sigma => Assert.InRange(sigma, 0.001f, 1f));
    }

    [Fact]
    public void Lift_MidHip_IsTheOrigin()
    {
        var joints = _lifter.Lift(Tracks.Repeat(Tracks.Standing(), 40));
        Assert.Equal(0, Position3D.Middle(joints[20, Joint.LeftHip], joints[20, Joint.RightHip]).LengthMetres, 1e-5);
    }

    [Fact]
    public void Lift_OneFrame_OneFrame() => Assert.Equal(1, _lifter.Lift(Tracks.Repeat(Tracks.Standing(), 1)).FrameCount);

    [Fact]
    public void Lift_NobodySeen_Empty() => Assert.Equal(0, _lifter.Lift(Tracks.Repeat(Tracks.Unseen(), 50)).FrameCount);

    [Fact]
    public void Lift_EmptyTrack_Empty() => Assert.Equal(0, _lifter.Lift(Tracks.Of([], [])).FrameCount);

    [Fact]
    public void Lift_AwayForSeconds_UnknownInTheMiddle()
    {
        var frames = Enumerable.Range(0, 150).Select(frame => frame is > 20 and < 120 ? Tracks.Unseen() : Tracks.Standing()).ToArray();
        var joints = _lifter.Lift(Tracks.Of([.. Enumerable.Range(0, 150).Select(index => index / 30.0)], frames));
        Assert.False(joints[70, Joint.Neck].IsKnown);
        Assert.True(joints[10, Joint.Neck].IsKnown);
    }

    [Fact]
    public void Lift_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => _lifter.Lift(Tracks.Repeat(Tracks.Standing(), 10), new CancellationToken(true)));

    public void Dispose() => _lifter.Dispose();
}
