using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>One recorded squat: joints, metres, z up, the athlete facing +x with the left side at +y, and what the 19 joints lack of feet and back.</summary>
/// <param name="Subject">Who.</param>
/// <param name="IsCorrect">As its source labels it.</param>
/// <param name="Joints">T × 19.</param>
/// <param name="Feet">T × 4: left heel, right heel, left toe, right toe; NaN where unknown.</param>
/// <param name="Back">T × 3 places on the skin: between the posterior iliac spines, the tenth thoracic and the seventh cervical vertebra.</param>
public sealed record RecordedSquat(int Subject, bool IsCorrect, JointSequence Joints, Position3D[][] Feet, Position3D[][] Back);
