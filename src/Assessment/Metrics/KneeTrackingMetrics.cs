using System.Collections.Immutable;
using SquatCoach.Movement;
using static SquatCoach.Assessment.BodySide;

namespace SquatCoach.Assessment;

/// <summary>Where the knees go over the feet, and the stance.</summary>
internal static class KneeTrackingMetrics
{
    /// <summary>With the ankles nearer to each other than this part of the hips' distance, a ratio to it is noise.</summary>
    private const double MinAnklesOverHips = 0.35;

    /// <summary>The part of the rep in which the knees are loaded: bent by at least this much.</summary>
    private const double LoadedKneeDegrees = 45;

    private const string KneeSeparation = "knee separation distance of Noyes et al. 2005";

    public static ImmutableArray<RepMetric> All { get; } =
    [
        new(new MetricDefinition(
                "kneeAnkleRatio", "Knees over ankles", "×", MetricPlane.Frontal,
                "Distance of the knees over distance of the ankles at the bottom, both in the frontal plane: 1 is straight over the feet, less is knees inward. "
                + "In a video it is taken across the image, where the depth that a single camera guesses plays no part.",
                KneeSeparation)
            {
                Limit = new MetricLimit(0.8, IsUpper: false, "own limit, on the lenient side: Noyes et al. 2005 call landings abnormal with the knees 60 % of the hips' distance apart or less"),
            },
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Track is { } track
                ? ImageKneeTracking.AtBottom(track, rep)
                : rep.Bottom(KneeAnkleRatio))),
        Smallest("kneeAnkleMinRatio", "Knees over ankles, smallest", "The smallest kneeAnkleRatio of the rep while the knees are bent by 45° or more; in a video, from half-way down to half-way up.", RepSpan.Whole),
        Smallest("kneeAnkleDescentRatio", "Knees over ankles, going down", "The smallest kneeAnkleRatio of the loaded part of the way down.", RepSpan.Descent),
        Smallest("kneeAnkleAscentRatio", "Knees over ankles, coming up", "The smallest kneeAnkleRatio of the loaded part of the way up, where knees give way most.", RepSpan.Ascent),
        new(new MetricDefinition(
                "frontalKneeAngleDegrees", "Knee inward, projected", "°", MetricPlane.Frontal,
                "Frontal-plane projection angle: the bend of hip–knee–ankle seen straight from the front, positive with the knee inward; the largest (90th percentile) while the knee is bent "
                + "30° to 75°, where the thigh is steep enough to be projected. Against 3D its limits of agreement are as wide as −30° to 17°: read it beside kneeAnkleRatio.",
                "Willson and Davis 2008; limits of agreement as quoted in the field's reviews")
            {
                HasSides = true,
                OffForward = new ViewRange(0, 30),
                Limit = new MetricLimit(13, IsUpper: true, "upper norm of women in drop jumps (7–13°; men 3–8°)"),
            },
            BodyPart.Legs,
            rep => RepMeasurement.Sides(side => FrontalKneeAngle.Measure(rep, side))),
        new(new MetricDefinition(
                "kneeForwardRatio", "Knees before the ankles", "×", MetricPlane.Sagittal,
                "How far the knee is before the ankle at the bottom, in shank lengths.", "Fry et al. 2003, without their toe line")
            {
                HasSides = true,
            },
            BodyPart.Legs,
            rep => rep.BottomOfSides((pose, side) => pose.KneeForwardRatio(side))),
        new(new MetricDefinition(
                "stanceWidthRatio", "Stance width", "×", MetricPlane.Frontal,
                "Distance of the ankles over distance of the shoulders in standing, in the frontal plane.", "Escamilla et al. 2001"),
            BodyPart.Legs | BodyPart.Trunk,
            rep => RepMeasurement.One(rep.Standing(pose =>
                Math.Abs(pose.Apart(pose.Ankle(Left), pose.Ankle(Right))) / (pose.Shoulder(Left) - pose.Shoulder(Right)).LengthMetres))),
    ];

    private static RepMetric Smallest(string name, string label, string definition, RepSpan span) => new(
        new MetricDefinition(name, label, "×", MetricPlane.Frontal, definition, KneeSeparation),
        BodyPart.Legs,
        rep => RepMeasurement.One(rep.Track is { } track
            ? ImageKneeTracking.Smallest(track, rep, span)
            : Extremes.Least(rep.Through(rep.FirstFrame(span), rep.LastFrame(span), LoadedKneeAnkleRatio))));

    private static double KneeAnkleRatio(Pose pose)
    {
        var ankles = Math.Abs(pose.Apart(pose.Ankle(Left), pose.Ankle(Right)));
        return ankles < MinAnklesOverHips * pose.HipWidthMetres ? double.NaN : pose.Apart(pose.Knee(Left), pose.Knee(Right)) / ankles;
    }

    private static double LoadedKneeAnkleRatio(Pose pose) =>
        pose.KneeFlexion(Left).Degrees + pose.KneeFlexion(Right).Degrees >= 2 * LoadedKneeDegrees ? KneeAnkleRatio(pose) : double.NaN;
}
