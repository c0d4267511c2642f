using SquatCoach.Capture;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Puts the parts together into the report.</summary>
internal static class Reports
{
    public static Analysis OfVideo(
        TrackedVideo tracked, JointSequence joints, AssessedForm form, LimbReport? limbs, ModelsUsed models, string? deviceNote, TimeSpan elapsed)
    {
        var track = tracked.Track;
        var report = new FormReport
        {
            Video = tracked.Video,
            Athlete = new AthleteSeen(track.FramesSeen, track.FrameCount, Math.Round(track.MeanConfidence(), 4), tracked.PeopleSeen),
            View = form.View,
            LimbLengths = form.Reps.Count == 0 ? null : limbs,
            Reps = form.Reps,
            Faults = form.Faults,
            Warnings = Merge(tracked.Warnings, form.Warnings, deviceNote),
            Models = models,
            Timing = Timing(elapsed, track.FrameCount, tracked.Video.DurationSeconds),
        };
        return new Analysis(report, track, joints.FrameCount == 0 ? null : joints, joints.FrameCount == 0 ? null : form.Series);
    }

    public static Analysis OfJoints(JointSequence joints, AssessedForm form, ModelsUsed models, TimeSpan elapsed)
    {
        var (framesSeen, knownPart) = Seen(joints);
        var report = new FormReport
        {
            Athlete = new AthleteSeen(framesSeen, joints.FrameCount, Math.Round(knownPart, 4), framesSeen > 0 ? 1 : 0),
            View = form.View,
            Reps = form.Reps,
            Faults = form.Faults,
            Warnings = form.Warnings,
            Models = models,
            Timing = Timing(elapsed, joints.FrameCount, joints.DurationSeconds),
        };
        return new Analysis(report, null, joints, form.Series);
    }

    /// <summary>Each code once: what was seen in the pixels says more than what follows from it.</summary>
    private static IReadOnlyList<ReportWarning> Merge(IReadOnlyList<ReportWarning> footage, IReadOnlyList<ReportWarning> form, string? deviceNote)
    {
        var device = deviceNote is null ? Array.Empty<ReportWarning>() : [new ReportWarning("device_fallback", deviceNote)];
        return [.. form.Where(warning => warning.Code is "no_person" or "no_squat").Concat(footage).Concat(form).Concat(device).DistinctBy(warning => warning.Code)];
    }

    private static AnalysisTiming Timing(TimeSpan elapsed, int frames, double durationSeconds)
    {
        var seconds = Math.Max(elapsed.TotalSeconds, 1e-6);
        var duration = double.IsFinite(durationSeconds) ? durationSeconds : 0;
        return new AnalysisTiming(Math.Round(seconds, 4), Math.Round(frames / seconds, 2), Math.Round(duration / seconds, 2));
    }

    /// <summary>Frames with at least one known joint, and in those the part of the joints that are known: what stands for the confidence.</summary>
    private static (int FramesSeen, double KnownPart) Seen(JointSequence joints)
    {
        var framesSeen = 0;
        var known = 0;
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var inFrame = Enum.GetValues<Joint>().Count(joint => joints[frame, joint].IsKnown);
            framesSeen += inFrame > 0 ? 1 : 0;
            known += inFrame;
        }

        return (framesSeen, framesSeen == 0 ? 0 : (double)known / (framesSeen * SkeletonTopology.JointCount));
    }
}
