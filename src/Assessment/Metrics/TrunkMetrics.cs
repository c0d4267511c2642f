using System.Collections.Immutable;
using SquatCoach.Movement;
using static SquatCoach.Assessment.BodySide;

namespace SquatCoach.Assessment;

/// <summary>Trunk and head. The spine of 19 joints is one line from the mid-hip to the neck: its curvature cannot be measured, only what it does to that line.</summary>
internal static class TrunkMetrics
{
    /// <summary>The early ascent, in which hips that shoot up show: the first half of the way from the bottom to standing.</summary>
    private const double EarlyAscent = 0.5;

    /// <summary>Under this rise of the neck the ratio says nothing.</summary>
    private const double MinNeckRiseMetres = 0.03;

    public static ImmutableArray<RepMetric> All { get; } =
    [
        new(new MetricDefinition(
                "trunkLeanDegrees", "Trunk lean", "°", MetricPlane.Sagittal,
                "Mid-hip→neck against the vertical at the bottom; 0° is upright.", "Myer et al. 2014, criterion 'trunk position'"),
            BodyPart.Trunk,
            rep => RepMeasurement.One(rep.Bottom(pose => pose.TrunkLean.Degrees))),
        new(new MetricDefinition(
                "trunkLeanMaxDegrees", "Trunk lean, greatest", "°", MetricPlane.Sagittal,
                "The greatest trunk lean from the beginning of the rep to its end.", "as trunkLeanDegrees"),
            BodyPart.Trunk,
            rep => RepMeasurement.One(Greatest(rep.Through(rep.Rep.StartFrame, rep.Rep.EndFrame, pose => pose.TrunkLean.Degrees)))),
        new(new MetricDefinition(
                "trunkShinDegrees", "Trunk against shins", "°", MetricPlane.Sagittal,
                "Forward lean of the trunk minus forward lean of the shanks at the bottom: 0° is parallel, positive where the trunk leans more.",
                "Myer et al. 2014: trunk parallel to the tibia"),
            BodyPart.Legs | BodyPart.Trunk,
            rep => RepMeasurement.One(rep.Bottom(pose => pose.SagittalLean(pose.Trunk).Degrees - ((pose.ShankLean(Left).Degrees + pose.ShankLean(Right).Degrees) / 2)))),
        new(new MetricDefinition(
                "trunkShorteningPercent", "Trunk, shorter than in standing", "%", MetricPlane.Sagittal,
                "How much shorter the line mid-hip→neck is at the bottom than in standing; a rounded back shortens it. Uncertain: a few per cent are within the error.",
                "own definition; the curvature itself needs joints on the spine (SpineTrack, arXiv 2504.08110)"),
            BodyPart.Trunk,
            rep => RepMeasurement.One(100 * (1 - (rep.Bottom(pose => pose.Trunk.LengthMetres) / rep.Standing(pose => pose.Trunk.LengthMetres))))),
        new(new MetricDefinition(
                "headPitchDegrees", "Head pitch", "°", MetricPlane.Any,
                "Elevation of the line ears→nose at the bottom minus the same in standing; positive where the athlete looks up. "
                + "In a video it is taken from the height of the nose over the ears in the image.",
                "Myer et al. 2014, criterion 'head position', against the athlete's own standing"),
            BodyPart.Head,
            rep => RepMeasurement.One(rep.Track is { } track ? ImageHeadPitch.Measure(track, rep) : rep.Bottom(HeadElevation) - rep.Standing(HeadElevation))),
        new(new MetricDefinition(
                "hipsFirstRatio", "Hips rise before the shoulders", "×", MetricPlane.Sagittal,
                "Rise of the hips over rise of the neck in the first half of the ascent: 1 where both rise together, more where the hips shoot up.",
                "Myer et al. 2014: shoulders and hips rise together"),
            BodyPart.Legs | BodyPart.Trunk,
            rep => RepMeasurement.One(HipsFirst(rep))),
    ];

    private static double HeadElevation(Pose pose)
    {
        var gaze = pose.Nose - pose.MidEar;
        return Angle.FromRadians(Math.Asin(gaze.Z / gaze.LengthMetres)).Degrees;
    }

    private static double HipsFirst(RepMeasurement rep)
    {
        var bottom = rep.Rep.BottomFrame;
        var half = bottom + (int)Math.Round(EarlyAscent * (rep.Rep.EndFrame - bottom));
        if (half <= bottom || half >= rep.Joints.FrameCount)
        {
            return double.NaN;
        }

        double Rise(Func<Pose, double> height)
        {
            var heights = rep.Through(bottom, half, height).ToList();
            return heights.Count == 0 ? double.NaN : heights[^1] - heights[0];
        }

        var hips = Rise(pose => pose.HipHeightMetres);
        var neck = Rise(pose => pose.HipHeightMetres + pose.Trunk.Z);
        return neck > MinNeckRiseMetres ? hips / neck : double.NaN;
    }

    private static double Greatest(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Max();
}
