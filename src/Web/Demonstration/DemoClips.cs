using System.Threading.Channels;
using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// The few clips that the months of training are made of. The mannequin's true joints stand in for the tracking, which would take minutes;
/// reps, metrics and faults are judged by the real assessment. One clip more (<see cref="FilmForTrackingAsync"/>) goes the whole way.
/// </summary>
internal sealed class DemoClips(string folder)
{
    /// <summary>Small and at half a phone's rate, because six of them are rendered while somebody waits: each frame costs more than everything else.</summary>
    private static readonly DemoClipOptions _camera = new() { WidthPx = 270, HeightPx = 480, NoiseLevels = 2, FrameRateHz = 15 };

    /// <summary>The joints are known at any moment; reps are judged at the rate that the assessment works at.</summary>
    private static readonly DemoClipOptions _truth = _camera with { FrameRateHz = 30 };

    /// <summary>Large and smooth enough for the networks.</summary>
    private static readonly DemoClipOptions _tracked = new() { WidthPx = 360, HeightPx = 640 };

    public static DemoClipOptions Camera => _camera;

    public static DemoClipOptions TrackedCamera => _tracked;

    public static SquatScript TrackedScript { get; } = SquatScript.Of([null, Fault.Shallow], seed: DemoPlan.Sets.Length + 1);

    /// <summary>Films and judges every set of the plan, one clip a core, and hands each over as soon as it is done.</summary>
    /// <exception cref="DemoException">ffmpeg is missing.</exception>
    /// <exception cref="ModelException">The classifier is missing.</exception>
    public async IAsyncEnumerable<DemoSet> MakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = Device.Cpu });
        var made = Channel.CreateUnbounded<DemoSet>();
        var turn = new Lock();
        var filming = Task.Run(async () =>
        {
            try
            {
                await Parallel.ForEachAsync(DemoPlan.MostUsedFirst, cancellationToken, async (index, token) =>
                {
                    var script = SquatScript.Of(DemoPlan.Sets[index], seed: index + 1);
                    var path = Path.Combine(folder, $"set-{index}.mp4");
                    await new DemoClip(script, _camera).RenderAsync(path, progress: null, token);
                    AnalysisResult result;
                    lock (turn)
                    {
                        result = Judge(analyzer, new TruthRecorder(script, _truth), script.DurationSeconds, token);
                    }

                    made.Writer.TryWrite(new DemoSet(index, path, script.DurationSeconds, result));
                });
            }
            finally
            {
                made.Writer.Complete();
            }
        }, cancellationToken);
        await foreach (var set in made.Reader.ReadAllAsync(cancellationToken))
        {
            yield return set;
        }

        await filming;
    }

    /// <summary>The clip that the worker analyses as it would any upload.</summary>
    public async Task<string> FilmForTrackingAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        await new DemoClip(TrackedScript, _tracked).RenderAsync(path, progress: null, cancellationToken);
        return path;
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
