namespace SquatCoach.Assessment;

/// <summary>The options of each step of the assessment.</summary>
public sealed record AssessmentOptions
{
    public static AssessmentOptions Default { get; } = new();

    /// <summary>The athlete's height, for centimetres and metres a second; null where it is not known, and what needs it is then left out.</summary>
    public double? AthleteHeightMetres { get; init; }

    public RepSegmenterOptions Reps { get; init; } = RepSegmenterOptions.Default;

    public ViewOptions View { get; init; } = ViewOptions.Default;

    public FindingOptions Findings { get; init; } = FindingOptions.Default;
}
