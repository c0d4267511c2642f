using System.Diagnostics;
using SquatCoach.Capture;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Assessment;

/// <summary>
/// The whole way from a video to a form report: track, lift, find reps, measure, judge. Safe for several threads; the networks work on
/// one video at a time, the next one waits.
/// </summary>
public sealed class SquatAnalyzer : IDisposable
{
    /// <summary>Tracking takes nearly all of the time; the rest of the bar is for lifting and judging.</summary>
    private const double TrackingPart = 0.95;

    private readonly Networks _networks;
    private readonly AnalyzerOptions _options;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    private SquatAnalyzer(AnalyzerOptions options)
    {
        _options = options;
        _networks = new Networks(options);
    }

    /// <summary>One sentence where the wished device could not be had; null otherwise. Known after the first video.</summary>
    public string? DeviceNotice => _networks.DeviceNote;

    /// <summary>Sets up an analyzer. Networks are opened by the first call that needs them.</summary>
    public static SquatAnalyzer Create(AnalyzerOptions? options = null) => new(options ?? new AnalyzerOptions());

    /// <summary>Analyses a video. Footage of nobody or of no squat is a report without reps and with the warning no_person or no_squat.</summary>
    /// <exception cref="VideoException">The file is unreadable, not a video or unsafe.</exception>
    /// <exception cref="ToolMissingException">ffmpeg is not installed.</exception>
    /// <exception cref="ModelException">A network is missing or damaged.</exception>
    /// <exception cref="NoSuchAthleteException">The options name a person whom the video does not show.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<Analysis> AnalyzeAsync(string videoPath, IProgress<AnalysisProgress>? progress = null, CancellationToken cancellationToken = default) =>
        AnalyzeAsync(videoPath, _options.Athlete, _options.PastSessions, _options.TurnDegrees, progress, cancellationToken);

    /// <summary>Analyses a video for one of the people in it.</summary>
    /// <param name="videoPath">The video.</param>
    /// <param name="athlete">1 for who is the athlete by themselves, or another number of <see cref="Analysis.People"/>.</param>
    /// <param name="pastSessions">Limb lengths measured in earlier videos of the same athlete (<see cref="LimbReport.Measured"/>): they sharpen this one's.</param>
    /// <param name="turnDegrees">As <see cref="AnalyzerOptions.TurnDegrees"/>; null turns a picture on its side by itself, and <see cref="Analysis.TurnedDegrees"/> says by how much.</param>
    /// <param name="progress">Told from 0 to 1.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    public async Task<Analysis> AnalyzeAsync(
        string videoPath, int athlete, IReadOnlyList<LimbLengths> pastSessions, int? turnDegrees, IProgress<AnalysisProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(videoPath);
        ArgumentNullException.ThrowIfNull(pastSessions);
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var start = Stopwatch.GetTimestamp();
            progress?.Report(new AnalysisProgress(0, 0, "Opening the networks"));
            var models = _networks.Used(withVideo: true);
            var (analysis, uprightTurn) = await TurnedByAsync(turnDegrees ?? 0).ConfigureAwait(false);
            if (uprightTurn == 0)
            {
                return analysis;
            }

            if (turnDegrees is { } asked)
            {
                var needed = (asked + uprightTurn) % 360;
                return needed == 0 ? analysis : Warned(analysis, AssessmentWarnings.MayLieOnItsSide(needed));
            }

            var (turned, _) = await TurnedByAsync(uprightTurn).ConfigureAwait(false);
            return HasSquats(turned) ? Warned(turned, AssessmentWarnings.WasTurned(uprightTurn)) with { TurnedDegrees = uprightTurn } : analysis;

            Task<(Analysis, int)> TurnedByAsync(int degrees) => AnalyzeTurnedAsync(videoPath, degrees, athlete, pastSessions, models, start, progress, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// Assesses 3D joints, metres, z up, without any video. Where the athlete stands off the vertical they are turned upright first (<see cref="StandingVertical"/>), and the warning
    /// tilted_axes says by how much.
    /// </summary>
    /// <exception cref="ModelException">The classifier is missing or damaged.</exception>
    public Analysis Assess(JointSequence joints, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(joints);
        _oneAtATime.Wait(cancellationToken);
        try
        {
            var start = Stopwatch.GetTimestamp();
            var upright = StandingVertical.Level(joints, out var tilt);
            var form = new FormAssessor(_networks.Classifier, _options.Assessment).Assess(upright, track: null, cancellationToken);
            var levelled = ReferenceEquals(upright, joints) ? form : form with { Warnings = [.. form.Warnings, AssessmentWarnings.TiltedAxes(tilt)] };
            return Reports.OfJoints(upright, levelled, _networks.Used(withVideo: false), Stopwatch.GetElapsedTime(start));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// Scores many recordings of 3D joints one after the other, reps of several together: without curves, warnings and reasons, for tables of
    /// many reps; turned upright as by <see cref="Assess"/>. The analyzer is busy until the enumeration ends; the recordings are enumerated on another thread, a few
    /// ahead of those that come out.
    /// </summary>
    /// <returns>In the order of the recordings, as they are asked for.</returns>
    /// <exception cref="ModelException">The classifier is missing or damaged.</exception>
    public IEnumerable<ScoredRecording> Score(IEnumerable<(string Name, JointSequence Joints)> recordings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        var options = _options.Assessment with { Findings = _options.Assessment.Findings with { MaxExplainedReps = 0 } };
        _oneAtATime.Wait(cancellationToken);
        try
        {
            foreach (var scored in new FormAssessor(_networks.Classifier, options).Score(recordings.Select(one => (one.Name, StandingVertical.Level(one.Joints, out _))), cancellationToken))
            {
                yield return scored;
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// One report of two videos of the same set, from two sides: aligned by their reps, joints and metrics weighted by what each view shows. Where they do
    /// not show the same reps it is the first one's report with the warning cameras_not_aligned.
    /// </summary>
    /// <exception cref="ModelException">The classifier is missing or damaged.</exception>
    public Analysis Fuse(Analysis first, Analysis second, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        _oneAtATime.Wait(cancellationToken);
        try
        {
            return TwoCameraReport.Of(first, second, new FormAssessor(_networks.Classifier, _options.Assessment), cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _networks.Dispose();
        _oneAtATime.Dispose();
    }

    private static bool HasSquats(Analysis analysis) => analysis.Report.Reps.Any(rep => !rep.IsPartial);

    private static Analysis Warned(Analysis analysis, ReportWarning warning) =>
        analysis with { Report = analysis.Report with { Warnings = [.. analysis.Report.Warnings, warning] } };

    private async Task<(Analysis Analysis, int UprightTurnDegrees)> AnalyzeTurnedAsync(
        string videoPath,
        int turnDegrees,
        int athlete,
        IReadOnlyList<LimbLengths> pastSessions,
        ModelsUsed models,
        long start,
        IProgress<AnalysisProgress>? progress,
        CancellationToken cancellationToken)
    {
        var tracker = new AthleteTracker(_networks.Finder, _networks.Estimator, new TrackerOptions { Athlete = athlete }, new VideoOptions { TurnDegrees = turnDegrees }, _networks.Back);
        var tracked = await tracker.TrackAsync(videoPath, Forward(progress), cancellationToken).ConfigureAwait(false);
        var frames = tracked.Track.FrameCount;

        progress?.Report(new AnalysisProgress(TrackingPart, frames, "Lifting to 3D"));
        var lifting = Stopwatch.GetTimestamp();
        var (joints, limbs) = Sharpened(_networks.Lifter.Lift(tracked.Track, cancellationToken), pastSessions);

        progress?.Report(new AnalysisProgress((1 + TrackingPart) / 2, frames, "Judging the reps"));
        var assessing = Stopwatch.GetTimestamp();
        var form = new FormAssessor(_networks.Classifier, _options.Assessment).Assess(joints, tracked.Track, cancellationToken);
        var times = new AnalysisTimes(
            tracked.Times, Stopwatch.GetElapsedTime(lifting, assessing).TotalSeconds, Stopwatch.GetElapsedTime(assessing).TotalSeconds);
        progress?.Report(new AnalysisProgress(1, frames, "Done"));
        var analysis = Reports.OfVideo(tracked, joints, form, limbs, models, DeviceNotice, Stopwatch.GetElapsedTime(start)) with { Times = times, People = tracked.People, Places = tracked.Places };
        return (analysis, HasSquats(analysis) ? 0 : tracked.FindUprightTurnDegrees());
    }

    /// <summary>The lifted joints with the limbs that this and the past sessions say together.</summary>
    private static (JointSequence Joints, LimbReport? Limbs) Sharpened(JointSequence lifted, IReadOnlyList<LimbLengths> pastSessions)
    {
        if (LimbProportions.Measure(lifted) is not { } measured)
        {
            return (lifted, null);
        }

        var used = LimbProportions.Join(measured, pastSessions);
        return (LimbProportions.With(lifted, measured, used), new LimbReport(measured, used, pastSessions.Count));
    }

    private static TrackingForwarder? Forward(IProgress<AnalysisProgress>? progress) => progress is null ? null : new TrackingForwarder(progress);

    /// <summary>Passes the tracker's progress on at once and in order; <see cref="Progress{T}"/> would post it to other threads.</summary>
    private sealed class TrackingForwarder(IProgress<AnalysisProgress> progress) : IProgress<TrackProgress>
    {
        public void Report(TrackProgress value) =>
            progress.Report(new AnalysisProgress(TrackingPart * value.Fraction, value.FramesDone, value.Stage));
    }
}
