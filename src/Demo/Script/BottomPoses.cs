using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>
/// The lowest pose of a good squat and of each fault. A fault differs from the good squat in what makes it that fault and in little else.
/// The good one follows the Back Squat Assessment (Myer et al. 2014): thighs parallel, trunk about parallel to the shanks, knees over the feet, gaze ahead.
/// </summary>
public static class BottomPoses
{
    public static SquatPose Good { get; } = new(
        KneeFlexion: Angle.FromDegrees(120),
        ShankLean: Angle.FromDegrees(31),
        TrunkLean: Angle.FromDegrees(38),
        SpineFlexion: Angle.FromDegrees(8),
        HeadPitch: Angle.FromDegrees(-12),
        KneeOut: Angle.FromDegrees(15),
        ArmRaise: Angle.FromDegrees(86),
        ShoulderForwardMetres: 0.015);

    /// <summary>The bottom of a rep with one fault; null is the good rep.</summary>
    public static SquatPose Of(Fault? fault) => fault switch
    {
        null => Good,
        Fault.InwardKnees => Good with { KneeOut = Angle.FromDegrees(-9) },
        Fault.RoundBack => Good with
        {
            SpineFlexion = Angle.FromDegrees(78),
            TrunkLean = Angle.FromDegrees(48),
            HeadPitch = Angle.FromDegrees(-42),
            ShoulderForwardMetres = 0.06,
        },
        Fault.WarpedBack => Good with
        {
            SpineFlexion = Angle.FromDegrees(-52),
            HeadPitch = Angle.FromDegrees(4),
            ShoulderForwardMetres = -0.04,
        },
        Fault.UpwardHead => Good with { HeadPitch = Angle.FromDegrees(44) },
        Fault.Shallow => Good with
        {
            KneeFlexion = Angle.FromDegrees(64),
            ShankLean = Angle.FromDegrees(21),
            TrunkLean = Angle.FromDegrees(22),
        },
        Fault.FrontalKnees => Good with
        {
            // The thighs reach the same depth; the shanks lean more, so the knees bend more.
            KneeFlexion = Angle.FromDegrees(134),
            ShankLean = Angle.FromDegrees(46),
            TrunkLean = Angle.FromDegrees(22),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Expected one of the six faults or null."),
    };
}
