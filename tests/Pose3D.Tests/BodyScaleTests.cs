using SquatCoach.GoldenTests;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D.Tests;

public sealed class BodyScaleTests
{
    [Fact]
    public void MeasurePx_Standing_TorsoPlusLegOverTheKnownBias() =>
        Assert.Equal(220 / 1.05, BodyScale.MeasurePx(Tracks.Standing()), 1e-6);

    [Fact]
    public void MeasurePx_LegsNeverSeen_TorsoTimesProportion()
    {
        var frame = Tracks.Standing();
        foreach (var keypoint in new[] { Keypoint.LeftKnee, Keypoint.RightKnee, Keypoint.LeftAnkle, Keypoint.RightAnkle })
            frame[((int)keypoint * 3) + 2] = 0.1f;
        Assert.Equal(100 * 2.66 / 1.05, BodyScale.MeasurePx(frame), 1e-6);
    }

    [Fact]
    public void MeasurePx_NothingConfident_Zero() => Assert.Equal(0, BodyScale.MeasurePx(Tracks.Standing(0.1f)));

    [Fact]
    public void MeasurePx_GoldenTrack_EqualsTraining()
    {
        var golden = GoldenArrays.Read("lifter-input");
        Assert.Equal(golden["scale"][0], BodyScale.MeasurePx(golden["track"]), 1e-3);
    }

    [Fact]
    public void TryWrite_GoldenTrack_EqualsTraining()
    {
        var golden = GoldenArrays.Read("lifter-input");
        var input = new float[golden["input"].Length];
        Assert.True(LifterInput.TryWrite(golden["track"], BodyScale.MeasurePx(golden["track"]), input));
        GoldenArrays.AssertClose(golden["input"], input, 1e-5);
    }

    [Fact]
    public void TryWrite_NoHipEverSeen_False()
    {
        var frame = Tracks.Standing();
        frame[((int)Keypoint.LeftHip * 3) + 2] = frame[((int)Keypoint.RightHip * 3) + 2] = 0;
        Assert.False(LifterInput.TryWrite(frame, 200, new float[frame.Length]));
    }
}
