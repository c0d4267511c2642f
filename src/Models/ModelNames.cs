namespace SquatCoach.Models;

/// <summary>The networks that the pipeline needs: their file names in data/models, without the ending.</summary>
public static class ModelNames
{
    public const string AthleteFinder = "athlete-finder";

    public const string AthleteKeypoints = "athlete-keypoints";

    public const string AthleteBack = "athlete-back";

    public const string Lifter = "lifter";

    public const string FormClassifier = "form-classifier";

    /// <summary>The program's own network for a task.</summary>
    public static string Of(ModelTask task) => task switch
    {
        ModelTask.Finder => AthleteFinder,
        ModelTask.Pose2D => AthleteKeypoints,
        ModelTask.Back => AthleteBack,
        ModelTask.Lifter => Lifter,
        ModelTask.Classifier => FormClassifier,
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "Expected a task that the pipeline has."),
    };
}
