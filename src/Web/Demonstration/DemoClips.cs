using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// The few clips that the demonstration data is made of. The mannequin's true joints stand in for the tracking, which would take minutes;
/// reps, metrics and faults are judged by the real assessment.
/// </summary>
internal sealed class DemoClips(string folder)
{
    /// <summary>Small and at half a phone's rate, because six of them are rendered while somebody waits: each frame costs more than everything else.</summary>
    private static readonly DemoClipOptions _camera = new() { WidthPx = 270, HeightPx = 480, NoiseLevels = 2, FrameRateHz = 15 };

    /// <summary>The joints are known at any moment; reps are judged at the rate that the assessment works at.</summary>
    private static readonly DemoClipOptions _truth = _camera with { FrameRateHz = 30 };

    public static DemoClipOptions Camera => _camera;

    /// <summary>Renders and judges every set of the plan.</summary>
    /// <exception cref="DemoException">ffmpeg is missing.</exception>
    /// <exception cref="ModelException">The classifier is missing.</exception>
    public async Task<IReadOnlyList<(string Path, double Seconds, AnalysisResult Result)>> MakeAsync(CancellationToken cancellationToken)
    {
        var sets = DemoPlan.Sets.Select((faults, index) => (Script: SquatScript.Of(faults, seed: index + 1), Path: Path.Combine(folder, $"set-{index}.mp4"))).ToList();
        var films = FilmAsync(sets, cancellationToken);
        var made = new List<(string, double, AnalysisResult)>();
        try
        {
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = Device.Cpu });
            made.AddRange(sets.Select(set => (set.Path, set.Script.DurationSeconds, Judge(analyzer, new TruthRecorder(set.Script, _truth), set.Script.DurationSeconds, cancellationToken))));
        }
        finally
        {
            await films;
        }

        return made;
    }

    /// <summary>One clip a core.</summary>
    private static Task FilmAsync(IEnumerable<(SquatScript Script, string Path)> sets, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(sets, cancellationToken, async (set, token) => await new DemoClip(set.Script, _camera).RenderAsync(set.Path, progress: null, token));

    private static AnalysisResult Judge(SquatAnalyzer analyzer, TruthRecorder truth, double seconds, CancellationToken cancellationToken)
    {
        var analysis = analyzer.Assess(truth.Joints(), cancellationToken);
        var report = analysis.Report with
        {
            View = new CameraView(ViewKind.Oblique, _camera.Azimuth.Degrees),
            Video = new VideoDescription("made up", seconds, _camera.FrameRateHz, _camera.WidthPx, _camera.HeightPx, 0),
            Warnings = [new ReportWarning("made_up", "This is demonstration data: a mannequin, whose true joints were used instead of the tracking of a video."), .. analysis.Report.Warnings],
        };
        return new AnalysisResult(report, truth.Keypoints(), analysis.Joints, analysis.Series);
    }
}
