namespace SquatCoach.Web;

/// <summary>One of two compared reps, for programs.</summary>
internal sealed record ComparisonSide(Guid VideoId, int Rep, string View, string? Exercise, IReadOnlyList<string> Faults);
