using System.Numerics;
using SquatCoach.Movement;
using Xunit;

namespace SquatCoach.Demo.Tests;

public class MannequinKinematicsTests
{
    private const double TenthOfADegree = 0.1;

    private static readonly MannequinBody _body = new();
    private static readonly MannequinKinematics _kinematics = new(_body);

    public static TheoryData<Fault?> Bottoms { get; } = [null, .. Enum.GetValues<Fault>().Cast<Fault?>()];

    [Theory]
    [MemberData(nameof(Bottoms))]
    public void Solve_AnyBottom_HasTheKneeFlexionAndTrunkLeanAskedFor(Fault? fault)
    {
        var pose = BottomPoses.Of(fault);

        var skeleton = _kinematics.Solve(pose);

        Assert.Equal(pose.KneeFlexion.Degrees, FlexionOf(skeleton, Joint.LeftHip, Joint.LeftKnee, Joint.LeftAnkle), TenthOfADegree);
        Assert.Equal(pose.KneeFlexion.Degrees, FlexionOf(skeleton, Joint.RightHip, Joint.RightKnee, Joint.RightAnkle), TenthOfADegree);
        var trunk = skeleton[Joint.Neck] - skeleton.MidHip;
        Assert.Equal(pose.TrunkLean.Degrees, Math.Acos(trunk.Z / trunk.Length()) * 180 / Math.PI, TenthOfADegree);
    }

    [Theory]
    [MemberData(nameof(Bottoms))]
    public void Solve_OnTheWayDown_KeepsTheLimbLengthsAndTheFeetWhereTheyAre(Fault? fault)
    {
        var standing = _kinematics.Solve(SquatPose.Standing);
        for (var down = 0.0; down <= 1; down += 0.05)
        {
            var skeleton = _kinematics.Solve(SquatPose.Standing.Towards(BottomPoses.Of(fault), down));

            Assert.Equal(standing.LeftLeg.Ankle, skeleton.LeftLeg.Ankle);
            Assert.Equal(standing.RightLeg.Toe, skeleton.RightLeg.Toe);
            Assert.Equal(standing.LeftLeg.Heel, skeleton.LeftLeg.Heel);
            Assert.Equal(_body.ThighMetres, Vector3.Distance(skeleton.LeftLeg.Hip, skeleton.LeftLeg.Knee), 1e-4);
            Assert.Equal(_body.ShankMetres, Vector3.Distance(skeleton.RightLeg.Knee, skeleton.RightLeg.Ankle), 1e-4);
            Assert.Equal(_body.ForearmMetres, Vector3.Distance(skeleton.RightArm.Elbow, skeleton.RightArm.Wrist), 1e-4);
        }
    }

    [Fact]
    public void Solve_Standing_HasTheAthletesLeftOnItsLeft()
    {
        // Facing −y with z up, the athlete's left is +x.
        var skeleton = _kinematics.Solve(SquatPose.Standing);

        Assert.True(skeleton[Joint.Nose].Y < skeleton[Joint.LeftEar].Y);
        Assert.True(skeleton[Joint.LeftHip].X > skeleton[Joint.RightHip].X);
        Assert.True(skeleton[Joint.LeftEye].X > skeleton[Joint.RightEye].X);
        Assert.True(skeleton[Joint.LeftWrist].X > skeleton[Joint.RightWrist].X);
    }

    [Fact]
    public void Solve_EachFault_DiffersFromTheGoodSquatInWhatMakesItThatFault()
    {
        var good = _kinematics.Solve(BottomPoses.Good);

        Assert.True(JointGeometry.KneeAnkleRatio(Bottom(Fault.InwardKnees)) < 0.7 * JointGeometry.KneeAnkleRatio(good));
        Assert.True(JointGeometry.DepthRatio(Bottom(Fault.Shallow)) > JointGeometry.DepthRatio(good) + 0.4);
        Assert.True(Bottom(Fault.FrontalKnees).LeftLeg.Knee.Y < good.LeftLeg.Knee.Y - 0.05);
        Assert.True(Bottom(Fault.UpwardHead).Head.Forward.Z > good.Head.Forward.Z + 0.5);
        Assert.True(TrunkMetres(Bottom(Fault.RoundBack)) < TrunkMetres(good) - 0.02);
        Assert.True(ShouldersAhead(Bottom(Fault.WarpedBack)) < ShouldersAhead(good) - 0.03);
        Assert.True(ShouldersAhead(Bottom(Fault.RoundBack)) > ShouldersAhead(good) + 0.02);
    }

    private static MannequinSkeleton Bottom(Fault fault) => _kinematics.Solve(BottomPoses.Of(fault));

    private static double TrunkMetres(MannequinSkeleton skeleton) => Vector3.Distance(skeleton.MidHip, skeleton[Joint.Neck]);

    /// <summary>How far the shoulders lie before the line mid-hip→neck.</summary>
    private static double ShouldersAhead(MannequinSkeleton skeleton)
    {
        var trunk = Vector3.Normalize(skeleton[Joint.Neck] - skeleton.MidHip);
        var front = Vector3.Cross(BodyFrame.Left, trunk);
        return Vector3.Dot(((skeleton[Joint.LeftShoulder] + skeleton[Joint.RightShoulder]) / 2) - skeleton.MidHip, front);
    }

    private static double FlexionOf(MannequinSkeleton skeleton, Joint hip, Joint knee, Joint ankle)
    {
        var thigh = Vector3.Normalize(skeleton[knee] - skeleton[hip]);
        var shank = Vector3.Normalize(skeleton[ankle] - skeleton[knee]);
        return Math.Acos(Math.Clamp(Vector3.Dot(thigh, shank), -1, 1)) * 180 / Math.PI;
    }
}
