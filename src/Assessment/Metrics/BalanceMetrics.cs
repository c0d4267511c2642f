using System.Collections.Immutable;
using SquatCoach.Movement;
using static SquatCoach.Assessment.BodySide;

namespace SquatCoach.Assessment;

/// <summary>Left against right: where the weight goes, whether hips and shoulders stay level, whether the feet stay where they are.</summary>
internal static class BalanceMetrics
{
    public static ImmutableArray<RepMetric> All { get; } =
    [
        new(new MetricDefinition(
                "asymmetryPercent", "Left–right difference", "%", MetricPlane.Frontal,
                "Difference of the knee flexions at the bottom as a percentage of their mean; positive where the left knee bends more.",
                "symmetry index of Robinson et al. 1987"),
            BodyPart.Legs,
            rep => RepMeasurement.One(Asymmetry(
                rep.Bottom(pose => pose.KneeFlexion(Left).Degrees), rep.Bottom(pose => pose.KneeFlexion(Right).Degrees)))),
        new(new MetricDefinition(
                "hipShiftRatio", "Hips off the middle", "×", MetricPlane.Frontal,
                "Mid-hip off the middle of the ankles at the bottom minus the same in standing, in distances of the hips; positive to the athlete's left.",
                "Myer et al. 2014, criterion 'hips level'"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Bottom(HipShift) - rep.Standing(HipShift))),
        new(new MetricDefinition(
                "hipTiltDegrees", "Hips tipped sideways", "°", MetricPlane.Frontal,
                "The line between the hips against the horizontal at the bottom minus the same in standing; positive with the left hip higher.",
                "Myer et al. 2014, criterion 'hips level'"),
            BodyPart.Legs,
            rep => RepMeasurement.One(rep.Change(pose => Pose.Tilt(pose.Hip(Left), pose.Hip(Right)).Degrees))),
        new(new MetricDefinition(
                "shoulderTiltDegrees", "Shoulders tipped sideways", "°", MetricPlane.Frontal,
                "The line between the shoulders (the bar) against the horizontal at the bottom minus the same in standing; positive with the left shoulder higher.",
                "own definition, as hipTiltDegrees"),
            BodyPart.Trunk,
            rep => RepMeasurement.One(rep.Change(pose => Pose.Tilt(pose.Shoulder(Left), pose.Shoulder(Right)).Degrees))),
        new(new MetricDefinition(
                "feetTravelRatio", "Feet moved", "×", MetricPlane.Frontal,
                "How far the feet moved against each other during the rep, in shank lengths: the line between the ankles while the legs are loaded (median) against standing; "
                + "a camera that moves does not show in it. In a video it is taken in the image.",
                "feet stationary, as in commercial movement screens"),
            BodyPart.None,
            rep => RepMeasurement.One(rep.Track is { } track ? InImage(track, rep) : InSpace(rep))),
    ];

    private static double Asymmetry(double left, double right) => 200 * (left - right) / (left + right);

    private static double HipShift(Pose pose) =>
        (pose.MidHip - Position3D.Middle(pose.Ankle(Left), pose.Ankle(Right))).Dot(pose.Leftward) / pose.HipWidthMetres;

    private static double InSpace(RepMeasurement rep)
    {
        var shank = rep.Standing(pose => (pose.ShankMetres(Left) + pose.ShankMetres(Right)) / 2);
        Position3D Line(Func<Func<Pose, double>, double> over) =>
            new(over(pose => Apart(pose).X), over(pose => Apart(pose).Y), over(pose => Apart(pose).Z));
        return Between(Line(rep.Loaded), Line(rep.Standing)) / shank;
    }

    private static Position3D Apart(Pose pose) => pose.Ankle(Left) - pose.Ankle(Right);

    /// <summary>Legs that were mixed up turn the line round; that is no step.</summary>
    private static double Between(Position3D loaded, Position3D standing) => Math.Min((loaded - standing).LengthMetres, (loaded + standing).LengthMetres);

    private static double InImage(KeypointTrack track, RepMeasurement rep)
    {
        var shank = ImageWindow.Standing(track, rep, body => (body.ShankPx(Left) + body.ShankPx(Right)) / 2);
        double Loaded(Func<ImageBody, double> value) =>
            ImageWindow.Quantile(track, rep.LoadedFromSeconds(RepSpan.Whole), rep.LoadedToSeconds(RepSpan.Whole), 0.5, value);
        static double Across(ImageBody body) => body.Ankle(Left).XPx - body.Ankle(Right).XPx;
        static double Down(ImageBody body) => body.Ankle(Left).YPx - body.Ankle(Right).YPx;
        return Between(
            new Position3D(Loaded(Across), Loaded(Down), 0),
            new Position3D(ImageWindow.Standing(track, rep, Across), ImageWindow.Standing(track, rep, Down), 0)) / shank;
    }
}
