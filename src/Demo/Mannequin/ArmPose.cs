using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>One arm, world metres.</summary>
public sealed record ArmPose(Vector3 Shoulder, Vector3 Elbow, Vector3 Wrist);
