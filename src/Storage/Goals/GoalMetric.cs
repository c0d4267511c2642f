namespace SquatCoach.Storage;

/// <summary>What an athlete can have a target for; each is one figure per session.</summary>
public enum GoalMetric
{
    /// <summary>Mean knee flexion at the bottom, degrees; more is deeper.</summary>
    KneeFlexion,

    /// <summary>Faults found per assessed rep; fewer is better.</summary>
    FaultsPerRep,

    /// <summary>Mean size of the left–right difference of the knees, per cent; less is better.</summary>
    Asymmetry,

    /// <summary>Standard deviation of the knee flexion over the reps, degrees; less is steadier.</summary>
    Variability,

    /// <summary>Mean seconds of the way down; more is slower.</summary>
    DescentSeconds,

    /// <summary>The heaviest load, kilograms.</summary>
    Load,
}
