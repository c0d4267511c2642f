namespace SquatCoach.Storage;

/// <summary>The names of the files an analysis leaves next to its video.</summary>
public static class ResultFile
{
    public const string Report = "report.json";

    public const string Keypoints = "keypoints.json";

    public const string Poses = "poses.json";

    public const string Series = "series.json";

    public const string People = "people.json";
}
