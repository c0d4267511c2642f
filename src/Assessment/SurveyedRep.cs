using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>A rep with its metrics. View is null without a camera.</summary>
public sealed record SurveyedRep(
    Rep Rep,
    double StartSeconds,
    double BottomSeconds,
    double EndSeconds,
    CameraView? View,
    IReadOnlyDictionary<string, MetricValue?> Metrics);
