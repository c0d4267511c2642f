using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// The feet. Heels and toes are keypoints of the image and not among the 19 joints, so these exist for videos only, and each in the views
/// that show it. Pixels are scaled by the shank in standing, which lies in the image plane from every side.
/// </summary>
internal static class FootMetrics
{
    /// <summary>Heel→big toe over shank: foot 0.152 of the stature less the tip, shank 0.246 (Drillis and Contini 1966).</summary>
    private const double FootOverShank = 0.57;

    public static ImmutableArray<RepMetric> All { get; } =
    [
        new(new MetricDefinition(
                "kneePastToeRatio", "Knees past the toes", "×", MetricPlane.Sagittal,
                "How far the knee is before the tip of the foot at the bottom, in shank lengths; negative behind it. No fault in itself: holding the knees back moves the load to the hips.",
                "Fry et al. 2003")
            {
                HasSides = true,
                Needs = MetricNeeds.Video,
                OffForward = new ViewRange(50, 90),
            },
            BodyPart.None,
            rep => RepMeasurement.Sides(side => KneePastToe(rep.Track!, rep, side))),
        new(new MetricDefinition(
                "heelRiseRatio", "Heels lifted", "×", MetricPlane.Sagittal,
                "Rise of the heel against the toes while the legs are loaded (median from half-way down to half-way up) over the same in standing, in shank lengths: 0 is a flat foot, 0.05 is about 2 cm (0.8 in).",
                "Myer et al. 2014, criterion 'foot position': the whole foot on the ground")
            {
                HasSides = true,
                Needs = MetricNeeds.Video,
                OffForward = new ViewRange(40, 90),
                Limit = new MetricLimit(0.06, IsUpper: true, "own: about 2.5 cm, over the error of the heel keypoint"),
            },
            BodyPart.None,
            rep => RepMeasurement.Sides(side => HeelRise(rep.Track!, rep, side))),
        new(new MetricDefinition(
                "footAngleDegrees", "Feet turned out", "°", MetricPlane.Frontal,
                "Heel→toe against straight ahead in standing, positive outwards; from how far the toe is beside the heel in the image and the length of a foot.",
                "Escamilla et al. 2001; foot length of Drillis and Contini 1966")
            {
                HasSides = true,
                Needs = MetricNeeds.Video,
                OffForward = new ViewRange(0, 35),
                NeedsFace = true,
                OwnError = 6,
            },
            BodyPart.None,
            rep => RepMeasurement.Sides(side => FootAngle(rep.Track!, rep, side))),
    ];

    private static double KneePastToe(KeypointTrack track, RepMeasurement rep, BodySide side)
    {
        var forwardAcross = rep.Standing(pose => pose.Forward.X);
        return ImageWindow.Bottom(track, rep, body => body.Knee(side).XPx - body.Toe(side).XPx) / (forwardAcross * ShankPx(track, rep, side));
    }

    private static double HeelRise(KeypointTrack track, RepMeasurement rep, BodySide side)
    {
        double Lift(ImageBody body) => body.Toe(side).YPx - body.Heel(side).YPx;
        var loaded = ImageWindow.Quantile(track, rep.LoadedFromSeconds(RepSpan.Whole), rep.LoadedToSeconds(RepSpan.Whole), 0.5, Lift);
        return (loaded - ImageWindow.Standing(track, rep, Lift)) / ShankPx(track, rep, side);
    }

    /// <summary>
    /// The foot points along forward · cos θ + outward · sin θ; its part across the image is cos(θ − φ) of its length, φ = atan2 of what outward and
    /// forward have across the image. Seen from the front the solution next to straight ahead is the one.
    /// </summary>
    private static double FootAngle(KeypointTrack track, RepMeasurement rep, BodySide side)
    {
        var forward = rep.Standing(pose => pose.Forward.X);
        var outward = rep.Standing(pose => pose.Leftward.X) * (side == BodySide.Left ? 1 : -1);
        var across = ImageWindow.Standing(track, rep, body => body.Toe(side).XPx - body.Heel(side).XPx) / (FootOverShank * ShankPx(track, rep, side));
        var phi = Math.Atan2(outward, forward);
        return Angle.FromRadians(phi - (Math.Sign(phi) * Math.Acos(Math.Clamp(across, -1, 1)))).Degrees;
    }

    private static double ShankPx(KeypointTrack track, RepMeasurement rep, BodySide side) => ImageWindow.Standing(track, rep, body => body.ShankPx(side));
}
