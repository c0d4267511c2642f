using SquatCoach.Models;

namespace SquatCoach.Assessment;

/// <summary>How an analyzer is set up.</summary>
public sealed record AnalyzerOptions
{
    public Device Device { get; init; } = Device.Auto;

    /// <summary>Folder of the networks; null for the one that <see cref="ModelLocator.Find"/> finds.</summary>
    public string? ModelsFolder { get; init; }

    public AssessmentOptions Assessment { get; init; } = AssessmentOptions.Default;
}
