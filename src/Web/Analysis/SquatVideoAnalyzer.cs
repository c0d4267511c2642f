using SquatCoach.Assessment;
using SquatCoach.Capture;
using SquatCoach.Models;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The real analysis. Networks are opened by the first video: a site that lacks them still serves its pages, and says with each job what is missing.</summary>
internal sealed class SquatVideoAnalyzer(Device device, ILogger<SquatVideoAnalyzer> logger) : IVideoAnalyzer, IDisposable
{
    private readonly SquatAnalyzer _analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = device });
    private string? _saidNotice;

    public async Task<AnalysisResult> AnalyzeAsync(VideoToAnalyze video, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            // Player, comparison and copies show the file as it is: a picture on its side is turned only where the file can be, too.
            int? turn = RotationTag.CanTurn(video.Path) ? null : 0;
            var analysis = await _analyzer.AnalyzeAsync(video.Path, video.Athlete, video.PastSessions, turn, new Relay(progress), cancellationToken);
            if (analysis.TurnedDegrees != 0)
            {
                RotationTag.Turn(video.Path, analysis.TurnedDegrees);
            }

            SayNotice(_analyzer.DeviceNotice);
            var report = analysis.Report.Video is { } described ? analysis.Report with { Video = described with { FileName = video.OriginalName } } : analysis.Report;
            return new AnalysisResult(report, analysis.Track, analysis.Joints, analysis.Series) { People = analysis.Places };
        }
        catch (Exception problem) when (problem is VideoException or ToolMissingException or ModelException or NoSuchAthleteException)
        {
            throw new AnalysisRefused(problem.Message, problem);
        }
    }

    public void Dispose() => _analyzer.Dispose();

    private void SayNotice(string? notice)
    {
        if (notice is not null && notice != _saidNotice)
        {
            WebLog.Notice(logger, notice);
            _saidNotice = notice;
        }
    }

    /// <summary>Passes progress on at once and on the same thread; <see cref="Progress{T}"/> would queue it behind the analysis.</summary>
    private sealed class Relay(IProgress<WorkProgress> target) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value) => target.Report(new WorkProgress(value.Fraction, value.Stage));
    }
}
