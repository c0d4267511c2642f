using System.Collections.Immutable;
using SquatCoach.Movement;
using static SquatCoach.Assessment.BodySide;

namespace SquatCoach.Assessment;

/// <summary>Trunk and head. The spine of 19 joints is one line from the mid-hip to the neck: its curvature can be estimated, not measured.</summary>
internal static class TrunkMetrics
{
    /// <summary>The early ascent, in which hips that shoot up show: the first half of the way from the bottom to standing.</summary>
    private const double EarlyAscent = 0.5;

    /// <summary>Under this rise of the neck the ratio says nothing.</summary>
    private const double MinNeckRiseMetres = 0.03;

    /// <summary>The ascent without its end, in which the trunk rights itself anyway.</summary>
    private const double LoadedAscent = 0.6;

    /// <summary>Further to the front or the back than this, the outline in the picture is that of the flank.</summary>
    private const double MinBackDegrees = 60;

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
            rep => RepMeasurement.One(Extremes.Greatest(rep.Through(rep.Rep.StartFrame, rep.Rep.EndFrame, pose => pose.TrunkLean.Degrees)))),
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
                "lumbarFlexionDegrees", "Lower back, bent (estimate)", "°", MetricPlane.Sagittal,
                "Estimated bending of the lower back from standing to the bottom, from the trunk's lean and shortening and the thighs' turning. It is what people in this "
                + "posture usually have (error 6.5°, one standard deviation, on people it was not fitted to; guessing the mean errs by 9.5°); an unusual back does not show in it. "
                + "The upper back cannot be told from these joints at all.",
                "regression on the pelvis, T10 and C7 markers of UI-PRMD, 160 squats of 8 subjects, leave one subject out; some bending is normal: 13° in women, 26° in men (McKean et al. 2010)")
            {
                OwnError = 6.5,
            },
            BodyPart.Trunk | BodyPart.Legs,
            rep => RepMeasurement.One(LumbarFlexion.Estimate(rep))),
        new(new MetricDefinition(
                "backBendDegrees", "Back, rounded or arched", "°", MetricPlane.Sagittal,
                "How far the line of the back turns between the hips and the neck at the bottom, beyond straight and beyond how the athlete stands, read off its outline in the picture "
                + "from about the side: positive where it is round, negative where it is arched. A wide shirt, a plate or an arm over the back hide it.",
                "own definition; the good squats' range from the markers on pelvis, T10 and C7 of UI-PRMD")
            {
                Needs = MetricNeeds.Video | MetricNeeds.Back,
                OffForward = new ViewRange(MinBackDegrees, 90),
            },
            BodyPart.Trunk,
            rep => RepMeasurement.One(rep.Track is { } track ? ImageBackBend.Measure(track, rep) : double.NaN)),
        new(new MetricDefinition(
                "headPitchDegrees", "Head pitch", "°", MetricPlane.Any,
                "Elevation of the line ears→nose at the bottom minus the same in standing; positive where the athlete looks up. "
                + "In a video it is taken from the height of the nose over the ears in the image.",
                "Myer et al. 2014, criterion 'head position', against the athlete's own standing"),
            BodyPart.Head,
            rep => RepMeasurement.One(rep.Track is { } track ? ImageHeadPitch.Measure(track, rep) : rep.Bottom(HeadElevation) - rep.Standing(HeadElevation))),
        new(new MetricDefinition(
                "neckExtensionDegrees", "Neck, bent back", "°", MetricPlane.Sagittal,
                "Neck→top of the head against the line of the trunk in the sagittal plane, at the bottom minus in standing; positive with the head bent back, 0 in line.",
                "Myer et al. 2014, criterion 'head position': neck in line"),
            BodyPart.Trunk | BodyPart.Head,
            rep => RepMeasurement.One(rep.Change(pose => pose.SagittalLean(pose.Trunk).Degrees - pose.SagittalLean(pose.HeadTop - pose.Neck).Degrees))),
        new(new MetricDefinition(
                "trunkLeanAscentGainDegrees", "Trunk tips over coming up", "°", MetricPlane.Sagittal,
                "The greatest trunk lean in the first 60 % of the ascent minus that at the bottom: over 0 where the hips rise before the shoulders (a 'good morning').",
                "Myer et al. 2014: shoulders and hips rise together"),
            BodyPart.Trunk,
            rep => RepMeasurement.One(Math.Max(0, Extremes.Greatest(rep.Through(rep.Rep.BottomFrame, rep.AscentFrame(LoadedAscent), pose => pose.TrunkLean.Degrees))
                - rep.Bottom(pose => pose.TrunkLean.Degrees)))),
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
        var half = rep.AscentFrame(EarlyAscent);
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
}
