using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Gives joints the athlete's true size: a camera alone cannot tell a tall person far away from a short one nearby.</summary>
public static class BodyScaling
{
    /// <summary>All joints by the factor that makes the leg (median of thigh + shank) 0.491 of the height (Drillis and Contini 1966).</summary>
    /// <returns>The sequence that came in where no leg is known.</returns>
    public static JointSequence ToHeight(JointSequence joints, double heightMetres)
    {
        ArgumentNullException.ThrowIfNull(joints);
        if (!(heightMetres > 0))
        {
            throw new ArgumentException($"Found a height of {heightMetres} m; expected a positive number.", nameof(heightMetres));
        }

        var factor = (float)(RepMeasurement.LegOverStature * heightMetres / BodySignals.LegMetres(joints));
        if (!float.IsFinite(factor))
        {
            return joints;
        }

        float[]? sigmas = joints.SigmasMetres.IsEmpty ? null : [.. joints.SigmasMetres.ToArray().Select(sigma => sigma * factor)];
        return new JointSequence(joints.FrameRateHz, [.. joints.Positions.ToArray().Select(value => value * factor)], sigmas, joints.StartSeconds);
    }
}
