using System.Collections.Immutable;
using SquatCoach.Movement;
using static SquatCoach.Assessment.BodySide;

namespace SquatCoach.Assessment;

/// <summary>Where the knees go over the feet, and the stance.</summary>
internal static class KneeTrackingMetrics
{
    /// <summary>With the ankles nearer to each other than this part of the hips' distance, a ratio to it is noise.</summary>
    private const double MinAnklesOverHips = 0.35;

    /// <summary>The part of the rep in which the knees are loaded: bent by at least this much more than in standing.</summary>
    private const double LoadedKneeDegrees = 45;

    public static ImmutableArray<RepMetric> All { get; } =
    [
        new(new MetricDefinition(
                "kneeAnkleRatio", "Knees over ankles", "×", MetricPlane.Frontal,
                "Distance of the knees over distance of the ankles at the bottom, both in the frontal plane: 1 is straight over the feet, less is knees inward. "
                + "In a video it is taken across the image, where the depth that a single camera guesses plays no part.",
                "knee separation distance of Noyes et al. 2005"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Track is { } track
                ? ImageKneeTracking.AtBottom(track, rep)
                : rep.Bottom(KneeAnkleRatio))),
        new(new MetricDefinition(
                "kneeAnkleMinRatio", "Knees over ankles, smallest", "×", MetricPlane.Frontal,
                "The smallest kneeAnkleRatio of the rep while the knees are bent by 45° or more; in a video, from half-way down to half-way up.", "as kneeAnkleRatio"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Track is { } track
                ? ImageKneeTracking.Smallest(track, rep)
                : rep.Through(rep.Rep.StartFrame, rep.Rep.EndFrame, LoadedKneeAnkleRatio).DefaultIfEmpty(double.NaN).Min())),
        new(new MetricDefinition(
                "kneeForwardRatio", "Knees before the ankles", "×", MetricPlane.Sagittal,
                "How far the knee is before the ankle at the bottom, in shank lengths.", "Fry et al. 2003, without their toe line"),
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.KneeForwardRatio(side))),
        new(new MetricDefinition(
                "hipShiftRatio", "Hips off the middle", "×", MetricPlane.Frontal,
                "Mid-hip off the middle of the ankles at the bottom minus the same in standing, in distances of the hips; positive to the athlete's left.",
                "Myer et al. 2014, criterion 'hips level'"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Bottom(HipShift) - rep.Standing(HipShift))),
        new(new MetricDefinition(
                "stanceWidthRatio", "Stance width", "×", MetricPlane.Frontal,
                "Distance of the ankles over distance of the shoulders in standing, in the frontal plane.", "Escamilla et al. 2001"),
            BodyPart.Legs | BodyPart.Trunk,
            rep => RepMeasurement.One(rep.Standing(pose =>
                Math.Abs(pose.Apart(pose.Ankle(Left), pose.Ankle(Right))) / (pose.Shoulder(Left) - pose.Shoulder(Right)).LengthMetres))),
    ];

    private static double KneeAnkleRatio(Pose pose)
    {
        var ankles = Math.Abs(pose.Apart(pose.Ankle(Left), pose.Ankle(Right)));
        return ankles < MinAnklesOverHips * HipWidth(pose) ? double.NaN : pose.Apart(pose.Knee(Left), pose.Knee(Right)) / ankles;
    }

    private static double LoadedKneeAnkleRatio(Pose pose) =>
        pose.KneeFlexion(Left).Degrees + pose.KneeFlexion(Right).Degrees >= 2 * LoadedKneeDegrees ? KneeAnkleRatio(pose) : double.NaN;

    private static double HipShift(Pose pose) =>
        (pose.MidHip - Position3D.Middle(pose.Ankle(Left), pose.Ankle(Right))).Dot(pose.Leftward) / HipWidth(pose);

    private static double HipWidth(Pose pose) => (pose.Hip(Left) - pose.Hip(Right)).LengthMetres;
}
