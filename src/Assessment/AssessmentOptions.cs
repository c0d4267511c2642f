namespace SquatCoach.Assessment;

/// <summary>The options of each step of the assessment.</summary>
public sealed record AssessmentOptions
{
    public static AssessmentOptions Default { get; } = new();

    public RepSegmenterOptions Reps { get; init; } = RepSegmenterOptions.Default;

    public ViewOptions View { get; init; } = ViewOptions.Default;

    public FindingOptions Findings { get; init; } = FindingOptions.Default;
}
