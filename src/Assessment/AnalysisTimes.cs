using SquatCoach.Capture;

namespace SquatCoach.Assessment;

/// <summary>Wall time of the stages of one analysis, in the order of the pipeline.</summary>
/// <param name="Tracking">Decoding, finding, 2D keypoints.</param>
/// <param name="LiftingSeconds">2D → 3D.</param>
/// <param name="AssessmentSeconds">Reps, metrics, classifier, findings.</param>
public sealed record AnalysisTimes(StageTimes? Tracking, double LiftingSeconds, double AssessmentSeconds);
