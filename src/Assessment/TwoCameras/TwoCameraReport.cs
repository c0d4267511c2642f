using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Assessment;

/// <summary>
/// One report of two videos of the same set. Reps, angles and faults come from the fused joints, of which every plane can be seen; what is measured
/// in an image (knees over ankles, head, feet, back) comes from the video whose view shows it best, and so do differences between left and right and
/// what is said of a back whose line was read.
/// </summary>
internal static class TwoCameraReport
{
    /// <summary>Bottoms further apart belong to different reps.</summary>
    private const double MaxSecondsApart = 0.5;

    /// <summary>
    /// Taken from the view that shows them best: what is measured in the image, because the depth that a camera guesses plays no part there, and two differences between
    /// left and right, which the fused joints tell worse than a front camera alone (<c>evaluate metrics</c>).
    /// </summary>
    private static readonly string[] _ofOneView =
    [
        "headPitchDegrees", "kneeAnkleRatio", "kneeAnkleMinRatio", "kneeAnkleDescentRatio", "kneeAnkleAscentRatio", "frontalKneeAngleDegrees", "feetTravelRatio", "asymmetryPercent", "hipShiftRatio",
        .. MetricCatalogue.All.Where(metric => metric.Needs.HasFlag(MetricNeeds.Video)).Select(metric => metric.Name),
    ];

    /// <summary>The fused report; where the two videos do not show the same set, the first one's with a warning.</summary>
    public static Analysis Of(Analysis first, Analysis second, FormAssessor assessor, CancellationToken cancellationToken)
    {
        if (first.Joints is not { } firstJoints || second.Joints is not { } secondJoints || first.Series is not { } series || second.Series is not { } otherSeries
            || SetAlignment.Find(Bottoms(first), series, Bottoms(second), otherSeries) is not { } offset)
        {
            return first with { Report = Warned(first.Report, new ReportWarning("cameras_not_aligned", "The second video does not show the same reps; the report is of the first alone. Film one set with both cameras, from its first rep to its last.")) };
        }

        var joints = JointFusion.Fuse(firstJoints, secondJoints, offset);
        var form = assessor.Assess(joints, track: null, cancellationToken);
        var reps = form.Reps.Select(rep => Completed(rep, Match(rep, first.Report, 0), Match(rep, second.Report, offset))).ToList();
        var report = first.Report with { Reps = reps, Faults = FaultSummaries.Of(reps), LimbLengths = Limbs(joints, first.Report.LimbLengths, second.Report.LimbLengths) };
        var note = FormattableString.Invariant($"Two videos were laid over each other (the second one's clock is {Math.Abs(offset):0.00} s {(offset >= 0 ? "behind" : "ahead")}) and measured together.");
        return new Analysis(
            Warned(report with { Warnings = [.. form.Warnings.Where(warning => warning.Code is "no_squat" or "partial_rep"), .. first.Report.Warnings.Where(warning => warning.Code is not ("no_squat" or "partial_rep"))] },
                new ReportWarning("two_cameras", note)),
            first.Track,
            joints,
            form.Series);
    }

    /// <summary>Measured is what both videos say by themselves, used what the fused body has; null where a video says nothing.</summary>
    private static LimbReport? Limbs(JointSequence fused, LimbReport? first, LimbReport? second) => first is not null && second is not null && LimbProportions.Measure(fused) is { } used
        ? new LimbReport(LimbProportions.Join(first.Measured, [second.Measured]), used, first.PastSessions)
        : null;

    private static List<double> Bottoms(Analysis analysis) => [.. analysis.Report.Reps.Select(rep => rep.BottomSeconds)];

    private static FormReport Warned(FormReport report, ReportWarning warning) => report with { Warnings = [.. report.Warnings, warning] };

    private static (RepReport? Rep, double? AzimuthDegrees) Match(RepReport rep, FormReport report, double offsetSeconds)
    {
        var nearest = report.Reps.MinBy(one => Math.Abs(one.BottomSeconds + offsetSeconds - rep.BottomSeconds));
        return nearest is not null && Math.Abs(nearest.BottomSeconds + offsetSeconds - rep.BottomSeconds) <= MaxSecondsApart
            ? (nearest, report.View.AzimuthDegrees)
            : (null, null);
    }

    private static RepReport Completed(RepReport rep, (RepReport? Rep, double? AzimuthDegrees) first, (RepReport? Rep, double? AzimuthDegrees) second)
    {
        var metrics = new Dictionary<string, MetricValue?>(rep.Metrics, StringComparer.Ordinal);
        RepReport? Best(string name) => new[] { first, second }
            .Where(view => view.Rep?.Metrics.GetValueOrDefault(name) is not null)
            .OrderBy(view => OffPlane(MetricCatalogue.Named(name).Plane, view.AzimuthDegrees))
            .FirstOrDefault().Rep;
        foreach (var name in _ofOneView)
        {
            if (Best(name) is { } seen)
            {
                metrics[name] = seen.Metrics[name];
            }
        }

        var completed = rep with { Metrics = metrics, NotAssessable = [.. rep.NotAssessable.Where(name => metrics.GetValueOrDefault(name) is null)] };
        return Best("backBendDegrees") is { Verdict: not Verdict.NotAssessable } read && rep.Verdict != Verdict.NotAssessable ? WithBackOf(completed, read) : completed;
    }

    /// <summary>What was read off the picture of a back goes before what the fused joints, which show no curve, make of it.</summary>
    private static RepReport WithBackOf(RepReport rep, RepReport read)
    {
        static bool IsBack(FaultFinding finding) => finding.Fault is Fault.RoundBack or Fault.WarpedBack;
        List<FaultFinding> faults = [.. rep.Faults.Where(finding => !IsBack(finding)), .. read.Faults.Where(IsBack)];
        return rep with { Faults = [.. faults.OrderBy(finding => finding.Fault)], Verdict = faults.Count > 0 ? Verdict.Faults : Verdict.Good };
    }

    /// <summary>How far a camera is off the line from which a plane is seen best.</summary>
    private static double OffPlane(MetricPlane plane, double? azimuthDegrees)
    {
        var offForward = azimuthDegrees is { } azimuth ? Math.Min(Math.Abs(azimuth), 180 - Math.Abs(azimuth)) : 90;
        return plane == MetricPlane.Sagittal ? 90 - offForward : offForward;
    }
}
