namespace SquatCoach.Movement;

/// <summary>
/// How an athlete is built: limb lengths as shares of the body (trunk + thigh + shank = 1), left and right alike. True size cannot be seen by
/// one camera, proportions can.
/// </summary>
/// <param name="Trunk">From the mid-hip to the neck.</param>
/// <param name="Thigh">From hip to knee.</param>
/// <param name="Shank">From knee to ankle.</param>
/// <param name="Hip">From the mid-hip to a hip: half of the hips' width.</param>
/// <param name="Shoulder">From the neck to a shoulder.</param>
/// <param name="UpperArm">From shoulder to elbow.</param>
/// <param name="Forearm">From elbow to wrist.</param>
public sealed record LimbLengths(double Trunk, double Thigh, double Shank, double Hip, double Shoulder, double UpperArm, double Forearm);
