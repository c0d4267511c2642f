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
    /// <summary>Small, because six of them are rendered while somebody waits.</summary>
    private static readonly DemoClipOptions _camera = new() { WidthPx = 270, HeightPx = 480, NoiseLevels = 2 };

    public static DemoClipOptions Camera => _camera;

    /// <summary>Renders and judges every set of the plan.</summary>
    /// <exception cref="DemoException">ffmpeg is missing.</exception>
    /// <exception cref="ModelException">The classifier is missing.</exception>
    public async Task<IReadOnlyList<(string Path, double Seconds, AnalysisResult Result)>> MakeAsync(CancellationToken cancellationToken)
    {
        using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = Device.Cpu });
        var made = new List<(string, double, AnalysisResult)>();
        foreach (var faults in DemoPlan.Sets)
        {
            var script = SquatScript.Of(faults, seed: made.Count + 1);
            var path = Path.Combine(folder, $"set-{made.Count}.mp4");
            await new DemoClip(script, _camera).RenderAsync(path, progress: null, cancellationToken);
            made.Add((path, script.DurationSeconds, Judge(analyzer, new TruthRecorder(script, _camera), script.DurationSeconds, cancellationToken)));
        }

        return made;
    }

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
