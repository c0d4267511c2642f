using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>A straight squat bent out of shape by a known amount at its bottom, so that every value can be checked by hand.</summary>
public sealed class BalanceMetricsTests
{
    private const double HipWidth = 0.24;

    private static readonly JointSequence _squat = new SquatScript().Stand(1).Squat(120).Stand(0.5).Build();

    [Fact]
    public void HipShift_FourCentimetresToTheLeft_InHipWidths() =>
        Assert.Equal(0.04 / HipWidth, Value("hipShiftRatio", (joint, part) => joint is Joint.LeftHip or Joint.RightHip ? new Position3D(0, 0.04 * part, 0) : default), 0.01);

    [Fact]
    public void HipTilt_LeftHipThreeCentimetresHigher_AsinOfIt() =>
        Assert.Equal(Math.Asin(0.03 / Math.Sqrt((HipWidth * HipWidth) + (0.03 * 0.03))) * 180 / Math.PI,
            Value("hipTiltDegrees", (joint, part) => joint == Joint.LeftHip ? new Position3D(0, 0, 0.03 * part) : default), 0.2);

    [Fact]
    public void ShoulderTilt_RightShoulderHigher_Negative() =>
        Assert.InRange(Value("shoulderTiltDegrees", (joint, part) => joint == Joint.RightShoulder ? new Position3D(0, 0, 0.03 * part) : default), -5.5, -3.5);

    [Fact]
    public void FeetTravel_OneFootSlidesFiveCentimetres_InShanks() =>
        Assert.Equal(0.05 / SyntheticBody.Shank, Value("feetTravelRatio", (joint, part) => joint == Joint.LeftAnkle ? new Position3D(0.05 * Math.Min(1, 2 * part), 0, 0) : default), 0.015);

    [Fact]
    public void FeetTravel_LegsMixedUpNowAndThen_NoStep()
    {
        var swapped = Moved.Each(_squat, (frame, joint, place) => frame % 7 == 0 ? _squat[frame, SkeletonTopology.JointMirror[(int)joint]] : place);
        Assert.InRange(Assert.Single(Measured.All(swapped))["feetTravelRatio"]!.Value.Value!.Value, 0, 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void TrunkLeanAscentGain_TrunkTipsOverOnTheWayUp_ByThatMuch(float more)
    {
        var (bottom, early) = (new SyntheticPose(120, 35), new SyntheticPose(95, 35 + more));
        var script = new SquatScript().Stand(1).MoveTo(bottom, 1).Hold(bottom, 0.2).MoveTo(early, 0.4).MoveTo(SyntheticPose.Standing, 0.8).Stand(1);
        var metrics = Assert.Single(Measured.All(script.Build()));
        Assert.Equal(more, metrics["trunkLeanAscentGainDegrees"]!.Value.Value!.Value, 1.5);
    }

    [Fact]
    public void NeckExtension_HeadTippedBackAgainstTheTrunk_Positive()
    {
        double Turned(double degrees) => Value("neckExtensionDegrees", (joint, part) => joint == Joint.HeadTop
            ? new Position3D(-0.28 * part * Math.Sin(degrees * Math.PI / 180), 0, 0) : default);
        Assert.InRange(Turned(0), -1, 1);
        Assert.InRange(Turned(30), 15, 40);
    }

    [Fact]
    public void LumbarFlexion_DeeperAndMoreBent_More()
    {
        double Of(float knee, float lean) => Assert.Single(Measured.All(new SquatScript().Stand(1).Squat(knee, leanDegrees: lean).Stand(0.5).Build()))["lumbarFlexionDegrees"]!.Value.Value!.Value;
        Assert.True(Of(120, 50) > Of(120, 30) + 4);
        Assert.True(Of(130, 35) > Of(70, 35) + 4);
        Assert.InRange(Of(120, 40), 10, 40);
    }

    [Fact]
    public void FrontalKneeAngle_KneesAsWideAsTheFeet_NearZeroAndInwardPositive()
    {
        double Of(float ratio) => Assert.Single(Measured.All(new SquatScript().Stand(1).MoveTo(new SyntheticPose(110, 35, ratio), 1).MoveTo(SyntheticPose.Standing, 1).Stand(1).Build()))
            ["frontalKneeAngleDegrees"]!.Value.Mean!.Value;
        Assert.True(Of(0.6f) > Of(1) + 3);
        Assert.True(Of(1.4f) < Of(1));
    }

    [Fact]
    public void KneeAnkle_InwardOnTheWayUpOnly_ShowsThere()
    {
        var script = new SquatScript().Stand(1).MoveTo(new SyntheticPose(115, 35), 1).MoveTo(new SyntheticPose(90, 30, 0.6f), 0.4).MoveTo(SyntheticPose.Standing, 0.6).Stand(1);
        var metrics = Assert.Single(Measured.All(script.Build()));
        Assert.InRange(metrics["kneeAnkleAscentRatio"]!.Value.Value!.Value, 0.55, 0.75);
        Assert.InRange(metrics["kneeAnkleDescentRatio"]!.Value.Value!.Value, 0.85, 1.05);
    }

    private static double Value(string metric, Func<Joint, double, Position3D> offset)
    {
        var bent = Moved.Each(_squat, (frame, joint, place) => place + offset(joint, Depth(frame)));
        return Assert.Single(Measured.All(bent))[metric]!.Value.Mean!.Value;
    }

    /// <summary>0 in standing, 1 at the bottom.</summary>
    private static double Depth(int frame)
    {
        var heights = Enumerable.Range(0, _squat.FrameCount).Select(one => new Pose(_squat, one).HipHeightMetres).ToList();
        return (heights.Max() - heights[frame]) / (heights.Max() - heights.Min());
    }
}
