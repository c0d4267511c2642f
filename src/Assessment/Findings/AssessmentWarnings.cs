using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>The warnings that only the joints can give; those about pixels come from the tracker.</summary>
internal static class AssessmentWarnings
{
    public static IReadOnlyList<ReportWarning> Of(JointSequence joints, KeypointTrack? track, IReadOnlyList<SegmentedRep> reps)
    {
        var warnings = new List<ReportWarning>();
        if (!AnyoneIsSeen(joints) && track is not { FramesSeen: > 0 })
        {
            warnings.Add(new ReportWarning("no_person", "Nobody was found. Film the whole body, head to feet, in good light."));
        }
        else if (reps.Count == 0)
        {
            warnings.Add(new ReportWarning("no_squat", "No squat was found. Keep the whole body in the picture, stand still before the first rep and film the set to its end."));
        }

        var cut = reps.Select((one, index) => (one.IsCut, Number: index + 1)).Where(one => one.IsCut).Select(one => one.Number).ToList();
        if (cut.Count > 0)
        {
            warnings.Add(new ReportWarning("partial_rep", $"The recording cuts off rep {string.Join(" and ", cut)}. Begin before the first rep and stop after the last."));
        }

        return warnings;
    }

    /// <summary>Of 3D joints that were turned upright.</summary>
    public static ReportWarning TiltedAxes(Angle tilt) => new(
        "tilted_axes",
        FormattableString.Invariant($"The athlete stands {tilt.Degrees:0}° off the vertical of these joints, as from a tipped camera. They were turned upright; leans and depth are counted from how the athlete stands."));

    /// <summary>Of a video in which people stand after a turn only, and which was not turned.</summary>
    public static ReportWarning MayLieOnItsSide(int turnDegrees) => new(
        "picture_on_its_side",
        $"The athlete lies in the picture. If the video itself is on its side, turn it by {turnDegrees}° clockwise, in the phone's gallery for instance, and analyse it again.");

    /// <summary>Of a video that was turned for its report.</summary>
    public static ReportWarning WasTurned(int turnDegrees) => new(
        "picture_turned", $"The video is on its side: people stand in it only when it is turned by {turnDegrees}° clockwise. The report is about the turned picture.");

    private static bool AnyoneIsSeen(JointSequence joints)
    {
        foreach (var value in joints.Positions)
        {
            if (float.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }
}
