using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>The reps of one of many recordings, and what the network says of each.</summary>
public sealed record ScoredRecording(string Name, IReadOnlyList<RepReport> Reps, IReadOnlyList<FormAssessment> Forms);
