namespace SquatCoach.Assessment.Tests;

/// <summary>The angles of a synthetic body. Arms: 0° hang along the trunk, 90° point forward.</summary>
internal readonly record struct SyntheticPose(float KneeDegrees, float LeanDegrees, float KneeAnkleRatio = 1, float ArmDegrees = 0)
{
    public static SyntheticPose Standing => new(3, 2);
}
