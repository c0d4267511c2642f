using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>One rep as it truly is in the clip. Angles at the bottom, by the definitions of the report's metrics.</summary>
/// <param name="Index">Counts from 1.</param>
/// <param name="Fault">Null in a good rep.</param>
/// <param name="StartSeconds">The last moment of standing.</param>
/// <param name="BottomSeconds">Middle of the pause at the bottom.</param>
/// <param name="EndSeconds">Standing again.</param>
/// <param name="KneeFlexionDegrees">0° is a straight leg; the same on both sides.</param>
/// <param name="HipFlexionDegrees">Between the line of the trunk and the thigh; 0° is a straight hip.</param>
/// <param name="TrunkLeanDegrees">Mid-hip→neck against the vertical.</param>
/// <param name="ThighAngleDegrees">Knee→hip against the horizontal: 90° in standing, 0° parallel to the floor, negative below: the depth as an angle.</param>
/// <param name="DepthRatio">Height of the hips over the knees in thigh lengths: 1 in standing, 0 or less where the hip is at or below the knee.</param>
/// <param name="KneeAnkleRatio">Distance of the knees divided by the distance of the ankles.</param>
public sealed record TrueRep(
    int Index,
    Fault? Fault,
    double StartSeconds,
    double BottomSeconds,
    double EndSeconds,
    double KneeFlexionDegrees,
    double HipFlexionDegrees,
    double TrunkLeanDegrees,
    double ThighAngleDegrees,
    double DepthRatio,
    double KneeAnkleRatio);
