using SquatCoach.Movement;

namespace SquatCoach.Storage.Tests;

/// <summary>A small, complete result: two reps, one with a fault.</summary>
internal static class SampleResult
{
    public static AnalysisResult Create(double totalSeconds = 1)
    {
        var report = new FormReport
        {
            Video = new VideoDescription("squat.mp4", 10, 30, 640, 480, 0),
            Athlete = new AthleteSeen(2, 2, 0.9, 1),
            View = new CameraView(ViewKind.Side, 90),
            Reps = [Rep(1, Verdict.Good, []), Rep(2, Verdict.Faults, [new FaultFinding(Fault.Shallow, 0.93, 5, 6, "The hips stop 20° short.", "Sit lower.")])],
            Faults = [new FaultSummary(Fault.Shallow, 1, 2, 0.93)],
            Warnings = [new ReportWarning("low_light", "The video is dark.")],
            Models = new ModelsUsed(null, null, null),
            Timing = new AnalysisTiming(totalSeconds, 30, 10 / totalSeconds),
        };
        var track = new KeypointTrack(640, 480, [0, 0.033], [null, new PixelBox(1, 2, 3, 4)], new float[2 * KeypointTrack.ValuesPerFrame]);
        var joints = new JointSequence(30, new float[2 * JointSequence.ValuesPerFrame]);
        var series = new MotionSeries { FrameRateHz = 30, TimesSeconds = [0, 0.033], LeftKneeFlexionDegrees = [1, null], RightKneeFlexionDegrees = [1, 2], HipHeightRatio = [1, 1], TrunkLeanDegrees = [0, 0] };
        return new AnalysisResult(report, track, joints, series);
    }

    private static RepReport Rep(int index, Verdict verdict, FaultFinding[] faults) => new()
    {
        Index = index,
        StartSeconds = index * 3,
        BottomSeconds = (index * 3) + 1,
        EndSeconds = (index * 3) + 2,
        Tempo = new Tempo(1, 0.2, 0.8),
        Metrics = new Dictionary<string, MetricValue?> { ["kneeFlexionDegrees"] = MetricValue.Sides(100, 110), ["depthRatio"] = null },
        NotAssessable = ["depthRatio"],
        Faults = faults,
        Verdict = verdict,
    };
}
