namespace SquatCoach.Demo;

/// <summary>
/// Segment lengths of the mannequin in metres: a person of 1.75 m. Joint centres, not skin.
/// Proportions after Winter, Biomechanics and Motor Control of Human Movement, fig. 4.1.
/// </summary>
public sealed record MannequinBody
{
    public double AnkleHeightMetres { get; init; } = 0.08;

    public double ShankMetres { get; init; } = 0.425;

    public double ThighMetres { get; init; } = 0.43;

    public double HipHalfWidthMetres { get; init; } = 0.095;

    /// <summary>Arc length from the mid-hip to the neck; the straight distance is shorter where the spine is bent.</summary>
    public double SpineMetres { get; init; } = 0.50;

    public double ShoulderHalfWidthMetres { get; init; } = 0.175;

    public double UpperArmMetres { get; init; } = 0.29;

    public double ForearmMetres { get; init; } = 0.25;

    public double AnkleHalfDistanceMetres { get; init; } = 0.145;

    public double HeelBehindAnkleMetres { get; init; } = 0.055;

    public double ToeBeforeAnkleMetres { get; init; } = 0.195;

    public Movement.Angle ToeOut { get; init; } = Movement.Angle.FromDegrees(17);

    /// <summary>From the neck to where the skull sits.</summary>
    public double NeckMetres { get; init; } = 0.07;

    /// <summary>From where the skull sits to the top of the head.</summary>
    public double SkullMetres { get; init; } = 0.225;
}
