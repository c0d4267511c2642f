using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>
/// What the mannequin does in one instant, as the angles that a coach would name. Both sides do the same.
/// </summary>
/// <param name="KneeFlexion">0° is a straight leg. Holds exactly, whatever the other angles are.</param>
/// <param name="ShankLean">Ankle→knee against the vertical, seen from the side: how far the knees travel forward.</param>
/// <param name="TrunkLean">Mid-hip→neck against the vertical. Holds exactly.</param>
/// <param name="SpineFlexion">How much the spine bends between the hips and the neck: positive rounds, negative arches.</param>
/// <param name="HeadPitch">Where the face points against the horizon: positive is up.</param>
/// <param name="KneeOut">Where the knees point against straight ahead: positive is outwards, negative inwards.</param>
/// <param name="ArmRaise">Upper arm against hanging straight down, forwards.</param>
/// <param name="ShoulderForwardMetres">How far the shoulders are drawn forward (negative: back) of the line of the spine.</param>
public readonly record struct SquatPose(
    Angle KneeFlexion,
    Angle ShankLean,
    Angle TrunkLean,
    Angle SpineFlexion,
    Angle HeadPitch,
    Angle KneeOut,
    Angle ArmRaise,
    double ShoulderForwardMetres)
{
    /// <summary>Upright with soft knees, arms at the sides: where every rep starts and ends.</summary>
    public static SquatPose Standing { get; } = new(
        KneeFlexion: Angle.FromDegrees(6),
        ShankLean: Angle.FromDegrees(3),
        TrunkLean: Angle.FromDegrees(3),
        SpineFlexion: Angle.FromDegrees(4),
        HeadPitch: Angle.FromDegrees(-4),
        KneeOut: Angle.FromDegrees(12),
        ArmRaise: Angle.FromDegrees(4),
        ShoulderForwardMetres: 0);

    /// <summary>The pose a fraction of the way from this one to another; angles move evenly.</summary>
    public SquatPose Towards(SquatPose other, double fraction) => fraction >= 1 ? other : new(
        Mix(KneeFlexion, other.KneeFlexion, fraction),
        Mix(ShankLean, other.ShankLean, fraction),
        Mix(TrunkLean, other.TrunkLean, fraction),
        Mix(SpineFlexion, other.SpineFlexion, fraction),
        Mix(HeadPitch, other.HeadPitch, fraction),
        Mix(KneeOut, other.KneeOut, fraction),
        Mix(ArmRaise, other.ArmRaise, fraction),
        ShoulderForwardMetres + ((other.ShoulderForwardMetres - ShoulderForwardMetres) * fraction));

    private static Angle Mix(Angle from, Angle to, double fraction) =>
        Angle.FromRadians(from.Radians + ((to.Radians - from.Radians) * fraction));
}
