namespace SquatCoach.Cli;

/// <summary>What can be written about one input.</summary>
public enum OutputKind
{
    Json,
    Html,
    Keypoints,
    Poses,

    /// <summary>Two tables: the reps, and beside them the frames.</summary>
    Csv,
    Trc,
}
