using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>One rep of a report. A metric that could not be judged is null.</summary>
public sealed class StoredRep
{
    public long Id { get; set; }

    public Guid ReportId { get; set; }

    public StoredReport? Report { get; set; }

    /// <summary>Counts from 1.</summary>
    public required int Index { get; set; }

    public required double StartSeconds { get; set; }

    public required double BottomSeconds { get; set; }

    public required double EndSeconds { get; set; }

    public required double DescentSeconds { get; set; }

    public required double PauseSeconds { get; set; }

    public required double AscentSeconds { get; set; }

    /// <summary>Mean of the known sides at the bottom.</summary>
    public required double? KneeFlexionDegrees { get; set; }

    public required double? TrunkLeanDegrees { get; set; }

    public required double? DepthRatio { get; set; }

    /// <summary>Left against right knee, positive where the left bends more; null for reports from before it was kept.</summary>
    public double? AsymmetryPercent { get; set; }

    public required bool IsPartial { get; set; }

    public required Verdict Verdict { get; set; }

    public List<StoredFinding> Findings { get; } = [];
}
