using System.Text.Json.Serialization;

namespace SquatCoach.Movement;

/// <summary>Which networks spoke; null where none was needed (no 2D network without a video).</summary>
public sealed record ModelsUsed(
    [property: JsonPropertyName("pose2d")] ModelUsed? Pose2D,
    ModelUsed? Lifter,
    ModelUsed? Classifier);
