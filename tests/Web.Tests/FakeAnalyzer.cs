using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>Stands in for the networks: answers what a test tells it to, when it is let go.</summary>
internal sealed class FakeAnalyzer : IVideoAnalyzer
{
    private static readonly LimbLengths _limbs = new(0.4, 0.31, 0.29, 0.08, 0.14, 0.2, 0.18);

    private TaskCompletionSource _gate = Opened();

    /// <summary>Thrown instead of an answer.</summary>
    public Exception? Problem { get; set; }

    /// <summary>From now on nobody squats.</summary>
    public bool FindsNoRep { get; set; }

    public int Started { get; private set; }

    /// <summary>What the last analysis was told of the athlete's build.</summary>
    public IReadOnlyList<LimbLengths> ToldOfPast { get; private set; } = [];

    /// <summary>Analyses that begin from now on wait at 40 %.</summary>
    public void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _gate.TrySetResult();

    public async Task<AnalysisResult> AnalyzeAsync(VideoToAnalyze video, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        Started++;
        ToldOfPast = video.PastSessions;
        progress.Report(new WorkProgress(0.4, "Following the athlete"));
        await _gate.Task.WaitAsync(cancellationToken);
        var result = Problem is null ? Result(video) : throw Problem;
        return FindsNoRep ? result with { Report = result.Report with { Reps = [], Faults = [] } } : result;
    }

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    private static AnalysisResult Result(VideoToAnalyze video)
    {
        var metrics = new Dictionary<string, MetricValue?> { ["kneeFlexionDegrees"] = MetricValue.Sides(88, 84), ["depthRatio"] = null, ["trunkShinDegrees"] = MetricValue.Of(43) };
        var finding = new FaultFinding(Fault.Shallow, 0.87, 1.2, 1.6, "The hips stop 31° short of parallel.", "Sit lower.");
        RepReport Rep(int index, Verdict verdict, IReadOnlyList<FaultFinding> faults, string? reason = null) => new()
        {
            Index = index,
            StartSeconds = index,
            BottomSeconds = index + 0.4,
            EndSeconds = index + 0.9,
            Tempo = new Tempo(0.4, 0.1, 0.4),
            Metrics = metrics,
            NotAssessable = ["depthRatio", "warped_back"],
            Faults = faults,
            Verdict = verdict,
            Reason = reason,
        };
        var report = new FormReport
        {
            Video = new VideoDescription(video.OriginalName, 2, 30, 320, 240, 0),
            Athlete = new AthleteSeen(60, 60, 0.9, 2),
            View = new CameraView(ViewKind.Side, 90),
            LimbLengths = new LimbReport(_limbs, _limbs, video.PastSessions.Count),
            Reps = [Rep(1, Verdict.Faults, [finding]), Rep(2, Verdict.Good, []), Rep(3, Verdict.NotAssessable, [], "The feet are out of the picture.")],
            Faults = [new FaultSummary(Fault.Shallow, 1, 2, 0.87)],
            Warnings = [new ReportWarning("feet_not_visible", "The feet are out of the picture in part of the video.")],
            Models = new ModelsUsed(new ModelUsed("athlete-keypoints", new string('a', 64)), null, null),
            Timing = new AnalysisTiming(1, 60, 2),
        };
        var track = new KeypointTrack(320, 240, [0, 0.5], [new PixelBox(1, 2, 3, 4), null], new float[2 * KeypointTrack.ValuesPerFrame]);
        return new AnalysisResult(report, track, new JointSequence(30, new float[JointSequence.ValuesPerFrame]), null)
        {
            People = new PeopleInVideo(320, 240, video.Athlete, [new PersonPath(1, Squats: true, [new BoxAtTime(0, 20, 30, 60, 180)]), new PersonPath(2, Squats: false, [new BoxAtTime(0, 200, 40, 50, 160)])]),
        };
    }
}
