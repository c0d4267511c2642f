using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// Which stretch of a limb a part covers (0 upper joint, 1 middle, 2 lower), how wide it is cut (scale, and flare towards its end),
/// and its colour by (fraction along it, fraction around it: 0 is the athlete's left, 0.25 the front).
/// </summary>
public sealed record LimbStretch(float From, float To, int RingCount, float Scale, float Flare, Func<float, float, Vector3> Colour);
