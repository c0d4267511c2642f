using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>What the joints say: the parts of a report that need neither a video nor a clock.</summary>
public sealed record AssessedForm(
    CameraView View,
    IReadOnlyList<RepReport> Reps,
    IReadOnlyList<FaultSummary> Faults,
    IReadOnlyList<ReportWarning> Warnings,
    MotionSeries Series);
