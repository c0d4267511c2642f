using System.Text.Json.Serialization;

namespace SquatCoach.Movement;

/// <summary>One rep of the report. A metric that cannot be judged is null and named in <see cref="NotAssessable"/>.</summary>
public sealed record RepReport
{
    /// <summary>Counts from 1.</summary>
    public required int Index { get; init; }

    public required double StartSeconds { get; init; }

    public required double BottomSeconds { get; init; }

    public required double EndSeconds { get; init; }

    public bool IsPartial { get; init; }

    public required Tempo Tempo { get; init; }

    /// <summary>By name, with the unit in the name; each value at the bottom unless its name says otherwise.</summary>
    public required IReadOnlyDictionary<string, MetricValue?> Metrics { get; init; }

    public required IReadOnlyList<string> NotAssessable { get; init; }

    public required IReadOnlyList<FaultFinding> Faults { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why the rep cannot be assessed; null where it can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
