using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// From angles to joint centres. The feet stand still; the distance hip–ankle follows from the knee flexion by the law of cosines,
/// so the flexion measured from the joints is the one that was asked for.
/// </summary>
public sealed class MannequinKinematics(MannequinBody body)
{
    private const double ElbowFlexionRadians = 0.16;

    // Arms held forward come together a little, and hang a little away from the hips.
    private const double HangingArmOutRadians = 0.17;
    private const double RaisedArmInRadians = 0.14;

    public MannequinSkeleton Solve(SquatPose pose)
    {
        var midHip = MidHip(pose);
        var spine = new SpineCurve(midHip, body.SpineMetres, pose.TrunkLean.Radians, pose.SpineFlexion.Radians);
        return new MannequinSkeleton(
            midHip,
            Leg(pose, midHip, side: 1),
            Leg(pose, midHip, side: -1),
            Arm(pose, spine, side: 1),
            Arm(pose, spine, side: -1),
            spine,
            Head(pose, spine),
            body.SkullMetres);
    }

    private Vector3 MidHip(SquatPose pose)
    {
        var flexion = pose.KneeFlexion.Radians;
        var shankLean = pose.ShankLean.Radians;
        var forward = (body.ShankMetres * Math.Sin(shankLean)) - (body.ThighMetres * Math.Sin(flexion - shankLean));
        var sideways = body.AnkleHalfDistanceMetres - body.HipHalfWidthMetres;
        var hipToAnkleSquared = Square(body.ShankMetres) + Square(body.ThighMetres)
            + (2 * body.ShankMetres * body.ThighMetres * Math.Cos(flexion));
        var height = Math.Sqrt(hipToAnkleSquared - Square(forward) - Square(sideways));
        return (BodyFrame.Forward * (float)forward) + (BodyFrame.Up * (float)(height + body.AnkleHeightMetres));
    }

    private LegPose Leg(SquatPose pose, Vector3 midHip, int side)
    {
        var hip = midHip + (BodyFrame.Left * (float)(side * body.HipHalfWidthMetres));
        var ankle = new Vector3((float)(side * body.AnkleHalfDistanceMetres), 0, (float)body.AnkleHeightMetres);
        var foot = BodyFrame.Turned(side * body.ToeOut.Radians);
        var floor = ankle with { Z = 0 };
        return new LegPose(
            hip,
            Knee(hip, ankle, BodyFrame.Turned(side * pose.KneeOut.Radians)),
            ankle,
            floor - (foot * (float)body.HeelBehindAnkleMetres) + (BodyFrame.Up * 0.025f),
            floor + (foot * (float)body.ToeBeforeAnkleMetres) + (BodyFrame.Up * 0.025f));
    }

    /// <summary>The one place at both limb lengths from hip and ankle that lies towards where the knee points.</summary>
    private Vector3 Knee(Vector3 hip, Vector3 ankle, Vector3 pointing)
    {
        var distance = Vector3.Distance(hip, ankle);
        var axis = (hip - ankle) / distance;
        var along = (Square(body.ShankMetres) - Square(body.ThighMetres) + Square(distance)) / (2 * distance);
        var radius = Math.Sqrt(Math.Max(0, Square(body.ShankMetres) - Square(along)));
        var outwards = Vector3.Normalize(pointing - (axis * Vector3.Dot(pointing, axis)));
        return ankle + (axis * (float)along) + (outwards * (float)radius);
    }

    private ArmPose Arm(SquatPose pose, SpineCurve spine, int side)
    {
        var chest = BodyFrame.Leaning(spine.LeanRadiansAt(0.9));
        var chestForward = Vector3.Cross(BodyFrame.Left, chest);
        var shoulder = spine.Neck - (chest * 0.025f)
            + (BodyFrame.Left * (float)(side * (body.ShoulderHalfWidthMetres - (0.25 * Math.Abs(pose.ShoulderForwardMetres)))))
            + (chestForward * (float)pose.ShoulderForwardMetres);
        var raise = pose.ArmRaise.Radians;
        var outwards = HangingArmOutRadians + ((-RaisedArmInRadians - HangingArmOutRadians) * Math.Min(1, raise / (Math.PI / 2)));
        var upperArm = ArmDirection(raise, outwards, side);
        var forearm = ArmDirection(raise + ElbowFlexionRadians, outwards - 0.06, side);
        var elbow = shoulder + (upperArm * (float)body.UpperArmMetres);
        return new ArmPose(shoulder, elbow, elbow + (forearm * (float)body.ForearmMetres));
    }

    private static Vector3 ArmDirection(double raiseRadians, double outwardsRadians, int side)
    {
        var inPlane = BodyFrame.Leaning(Math.PI - raiseRadians);
        return (inPlane * (float)Math.Cos(outwardsRadians)) + (BodyFrame.Left * (float)(side * Math.Sin(outwardsRadians)));
    }

    private HeadPose Head(SquatPose pose, SpineCurve spine)
    {
        // The neck goes halfway between the line of the spine and that of the head.
        var up = BodyFrame.Leaning(-pose.HeadPitch.Radians);
        var neck = Vector3.Normalize(up + BodyFrame.Leaning(spine.NeckLeanRadians));
        var forward = Vector3.Cross(BodyFrame.Left, up);
        return new HeadPose(spine.Neck + (neck * (float)body.NeckMetres), forward, up);
    }

    private static double Square(double value) => value * value;
}
