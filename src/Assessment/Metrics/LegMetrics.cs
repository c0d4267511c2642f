using System.Collections.Immutable;
using SquatCoach.Movement;
using static SquatCoach.Assessment.BodySide;

namespace SquatCoach.Assessment;

/// <summary>Depth and the angles of the legs.</summary>
internal static class LegMetrics
{
    public static ImmutableArray<RepMetric> All { get; } =
    [
        new(new MetricDefinition(
                "kneeFlexionDegrees", "Knee flexion", "°", MetricPlane.Any,
                "180° minus the angle hip–knee–ankle at the bottom; 0° is a straight leg.", "Wu et al. 2002 (ISB), from joint centres"),
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.KneeFlexion(side).Degrees)),
        new(new MetricDefinition(
                "kneeFlexionRangeDegrees", "Knee flexion, range", "°", MetricPlane.Any,
                "Knee flexion at the bottom minus knee flexion in standing.", "as kneeFlexionDegrees"),
            BodyPart.Legs,
            rep => RepMeasurement.Sides(side => rep.Bottom(pose => pose.KneeFlexion(side).Degrees) - rep.Standing(pose => pose.KneeFlexion(side).Degrees))),
        new(new MetricDefinition(
                "hipFlexionDegrees", "Hip flexion", "°", MetricPlane.Sagittal,
                "180° minus the angle neck–hip–knee at the bottom; the lower back's own bending is part of it.", "Wu et al. 2002 (ISB), trunk in place of the pelvis"),
            BodyPart.Legs | BodyPart.Trunk,
            rep => rep.BottomOfSides((pose, side) => pose.HipFlexion(side).Degrees)),
        new(new MetricDefinition(
                "ankleFlexionDegrees", "Ankle flexion", "°", MetricPlane.Sagittal,
                "The shank against the vertical at the bottom, positive with the knee before the ankle; dorsiflexion where the foot is flat.",
                "weight-bearing lunge test (Bennell et al. 1998)"),
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.ShankLean(side).Degrees)),
        new(new MetricDefinition(
                "thighAngleDegrees", "Thigh over the horizontal", "°", MetricPlane.Any,
                "Knee→hip against the horizontal at the bottom: 90° in standing, 0° parallel to the floor, negative below parallel.",
                "Myer et al. 2014, criterion 'depth': thighs at least parallel"),
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.ThighAngle(side).Degrees)),
        new(new MetricDefinition(
                "depthRatio", "Depth", "×", MetricPlane.Any,
                "Height of the hips over the knees at the bottom, in thigh lengths (joint centres, mean of the sides): 1 in standing, 0 or less means the hip is at or below the knee.",
                "powerlifting depth rule, hip crease against knee"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Bottom(DepthRatio))),
        new(new MetricDefinition(
                "hipDropRatio", "Drop of the hips", "×", MetricPlane.Any,
                "How far the hips sink from standing to the bottom, in leg lengths (thigh + shank).", "pelvis height as in opencap-processing"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.DropRatio)),
        new(new MetricDefinition(
                "asymmetryPercent", "Left–right difference", "%", MetricPlane.Frontal,
                "Difference of the knee flexions at the bottom as a percentage of their mean; positive where the left knee bends more.",
                "symmetry index of Robinson et al. 1987"),
            BodyPart.Legs,
            rep => RepMeasurement.One(Asymmetry(
                rep.Bottom(pose => pose.KneeFlexion(Left).Degrees), rep.Bottom(pose => pose.KneeFlexion(Right).Degrees)))),
    ];

    private static double DepthRatio(Pose pose)
    {
        var height = pose.MidHip.Z - Position3D.Middle(pose.Knee(Left), pose.Knee(Right)).Z;
        return 2 * height / (pose.ThighMetres(Left) + pose.ThighMetres(Right));
    }

    private static double Asymmetry(double left, double right) => 200 * (left - right) / (left + right);
}
