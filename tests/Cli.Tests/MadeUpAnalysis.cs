using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli.Tests;

/// <summary>A small analysis in which every text is hostile.</summary>
internal static class MadeUpAnalysis
{
    public const string Hostile = "<script>alert(1)</script>[red]{0}\"'&</title>\u001b[2J";

    public static Analysis Create()
    {
        var joints = new TruthRecorder(SquatScript.Of([null]), new DemoClipOptions()).Joints();
        var times = Enumerable.Range(0, joints.FrameCount).Select(joints.TimeSeconds).ToArray();
        var values = times.Select(time => time > 1 ? (double?)(time * 10) : null).ToArray();
        var report = new FormReport
        {
            Video = new VideoDescription(Hostile, 5, 30, 720, 1280, 0),
            Athlete = new AthleteSeen(150, 150, 0.9, 1),
            View = new CameraView(ViewKind.Oblique, 35),
            Reps = [Rep(1, Verdict.Faults, null), Rep(2, Verdict.NotAssessable, Hostile)],
            Faults = [new FaultSummary(Fault.Shallow, 1, 1, 0.93)],
            Warnings = [new ReportWarning("low_light", Hostile)],
            Models = new ModelsUsed(new ModelUsed(Hostile, "00"), null, null),
            Timing = new AnalysisTiming(2, 75, 2.5),
        };
        var series = new MotionSeries
        {
            FrameRateHz = 30,
            TimesSeconds = times,
            LeftKneeFlexionDegrees = values,
            RightKneeFlexionDegrees = values,
            HipHeightRatio = values,
            TrunkLeanDegrees = values,
        };
        return new Analysis(report, null, joints, series);
    }

    private static RepReport Rep(int index, Verdict verdict, string? reason) => new()
    {
        Index = index,
        StartSeconds = index,
        BottomSeconds = index + 0.5,
        EndSeconds = index + 0.9,
        Tempo = new Tempo(0.5, 0.1, 0.3),
        Metrics = new Dictionary<string, MetricValue?> { ["kneeFlexionDegrees"] = MetricValue.Sides(100, null), ["trunkShinDegrees"] = MetricValue.Of(43), [Hostile] = null },
        NotAssessable = [Hostile, "warped_back"],
        Faults = verdict == Verdict.Faults ? [new FaultFinding(Fault.Shallow, 0.93, 1, 2, Hostile, Hostile)] : [],
        Verdict = verdict,
        Reason = reason,
    };
}
