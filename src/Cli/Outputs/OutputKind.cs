namespace SquatCoach.Cli;

/// <summary>What can be written about one input.</summary>
public enum OutputKind
{
    Json,
    Html,
    Keypoints,
    Poses,
}
