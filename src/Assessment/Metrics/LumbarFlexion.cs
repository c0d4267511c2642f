using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// The bending of the lower back that goes with a posture. Fitted by least squares to what the markers on the pelvis and T10 show in 160
/// squats of 8 subjects of UI-PRMD (mean 28°, standard deviation 9°); left-out subjects are met with a standard deviation of 6.5°.
/// </summary>
internal static class LumbarFlexion
{
    private const double PerShorteningPercent = 0.852;

    private const double PerLeanDegree = 0.362;

    private const double PerThighDegree = 0.209;

    private const double Constant = -7.75;

    /// <summary>Degrees from standing to the bottom, not negative; NaN where the trunk or the legs are unknown.</summary>
    public static double Estimate(RepMeasurement rep)
    {
        var shortening = 100 * (1 - (rep.Bottom(pose => pose.Trunk.LengthMetres) / rep.Standing(pose => pose.Trunk.LengthMetres)));
        var lean = rep.Change(pose => pose.SagittalLean(pose.Trunk).Degrees);
        var thigh = -rep.Change(pose => pose.SagittalLean(
            pose.MidHip - Position3D.Middle(pose.Knee(BodySide.Left), pose.Knee(BodySide.Right))).Degrees);
        return Math.Max(0, (PerShorteningPercent * shortening) + (PerLeanDegree * lean) + (PerThighDegree * thigh) + Constant);
    }
}
