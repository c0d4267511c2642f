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
                "180° minus the angle hip–knee–ankle at the bottom; 0° is a straight leg.", "Wu et al. 2002 (ISB), from joint centres")
            {
                HasSides = true,
            },
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.KneeFlexion(side).Degrees)),
        new(new MetricDefinition(
                "kneeFlexionRangeDegrees", "Knee flexion, range", "°", MetricPlane.Any,
                "Knee flexion at the bottom minus knee flexion in standing.", "as kneeFlexionDegrees")
            {
                HasSides = true,
            },
            BodyPart.Legs,
            rep => rep.RangeOfSides((pose, side) => pose.KneeFlexion(side).Degrees)),
        new(new MetricDefinition(
                "hipFlexionDegrees", "Hip flexion", "°", MetricPlane.Sagittal,
                "180° minus the angle neck–hip–knee at the bottom; the lower back's own bending is part of it.", "Wu et al. 2002 (ISB), trunk in place of the pelvis")
            {
                HasSides = true,
            },
            BodyPart.Legs | BodyPart.Trunk,
            rep => rep.BottomOfSides((pose, side) => pose.HipFlexion(side).Degrees)),
        new(new MetricDefinition(
                "hipFlexionRangeDegrees", "Hip flexion, range", "°", MetricPlane.Sagittal,
                "Hip flexion at the bottom minus hip flexion in standing.", "as hipFlexionDegrees")
            {
                HasSides = true,
            },
            BodyPart.Legs | BodyPart.Trunk,
            rep => rep.RangeOfSides((pose, side) => pose.HipFlexion(side).Degrees)),
        new(new MetricDefinition(
                "ankleFlexionDegrees", "Ankle flexion", "°", MetricPlane.Sagittal,
                "The shank against the vertical at the bottom, positive with the knee before the ankle; dorsiflexion where the foot is flat.",
                "weight-bearing lunge test (Bennell et al. 1998)")
            {
                HasSides = true,
            },
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.ShankLean(side).Degrees)),
        new(new MetricDefinition(
                "ankleFlexionRangeDegrees", "Ankle flexion, range", "°", MetricPlane.Sagittal,
                "Ankle flexion at the bottom minus ankle flexion in standing.", "as ankleFlexionDegrees")
            {
                HasSides = true,
            },
            BodyPart.Legs,
            rep => rep.RangeOfSides((pose, side) => pose.ShankLean(side).Degrees)),
        new(new MetricDefinition(
                "thighAngleDegrees", "Thigh over the horizontal", "°", MetricPlane.Any,
                "Knee→hip against the horizontal at the bottom: 90° in standing, 0° parallel to the floor, negative below parallel.",
                "Myer et al. 2014, criterion 'depth': thighs at least parallel")
            {
                HasSides = true,
                Limit = new MetricLimit(0, IsUpper: true, "Myer et al. 2014: thighs at least parallel to the floor"),
            },
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.ThighAngle(side).Degrees)),
        new(new MetricDefinition(
                "depthRatio", "Hips over the knees", "×", MetricPlane.Any,
                "Height of the hips over the knees at the bottom, in thigh lengths (joint centres, mean of the sides): 1 in standing, 0 or less means the hip is at or below the knee.",
                "powerlifting depth rule, hip crease against knee")
            {
                Limit = new MetricLimit(0, IsUpper: true, "powerlifting: the hip crease below the top of the knee"),
            },
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Bottom(DepthRatio))),
        new(new MetricDefinition(
                "depthCentimetres", "Hips over the knees", "cm", MetricPlane.Any,
                "depthRatio times the thigh length that goes with the athlete's height (0.245 of it); negative with the hips below the knees.",
                "as depthRatio; segment lengths of Drillis and Contini 1966")
            {
                Needs = MetricNeeds.Height,
                Limit = new MetricLimit(0, IsUpper: true, "powerlifting: the hip crease below the top of the knee"),
            },
            BodyPart.Legs,
            rep => RepMeasurement.One(100 * rep.Bottom(DepthRatio) * RepMeasurement.ThighOverStature * rep.AthleteHeightMetres)),
        new(new MetricDefinition(
                "hipDropRatio", "Drop of the hips", "×", MetricPlane.Any,
                "How far the hips sink from standing to the bottom, in leg lengths (thigh + shank).", "pelvis height as in opencap-processing"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.DropRatio)),
        new(new MetricDefinition(
                "hipDropCentimetres", "Drop of the hips", "cm", MetricPlane.Any,
                "hipDropRatio times the leg length that goes with the athlete's height (0.491 of it).", "as hipDropRatio; segment lengths of Drillis and Contini 1966")
            {
                Needs = MetricNeeds.Height,
            },
            BodyPart.Legs,
            rep => RepMeasurement.One(100 * rep.DropBodyHeights * rep.AthleteHeightMetres)),
    ];

    private static double DepthRatio(Pose pose)
    {
        var height = pose.MidHip.Z - Position3D.Middle(pose.Knee(Left), pose.Knee(Right)).Z;
        return 2 * height / (pose.ThighMetres(Left) + pose.ThighMetres(Right));
    }
}
