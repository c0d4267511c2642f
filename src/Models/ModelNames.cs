namespace SquatCoach.Models;

/// <summary>The networks that the pipeline needs: their file names in data/models, without the ending.</summary>
public static class ModelNames
{
    public const string AthleteFinder = "athlete-finder";

    public const string AthleteKeypoints = "athlete-keypoints";

    public const string Lifter = "lifter";

    public const string FormClassifier = "form-classifier";
}
