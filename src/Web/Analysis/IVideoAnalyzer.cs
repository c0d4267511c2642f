using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The seam between the queue and the analysis: the worker is tested without networks, the analysis without a queue.</summary>
internal interface IVideoAnalyzer
{
    /// <summary>Analyses one file.</summary>
    /// <param name="video">The video, and whom in it the report is about.</param>
    /// <param name="progress">Told from any thread.</param>
    /// <param name="cancellationToken">Ends the analysis and every process it started.</param>
    /// <exception cref="AnalysisRefused">The video or the machine does not allow it; the message is for the user.</exception>
    Task<AnalysisResult> AnalyzeAsync(VideoToAnalyze video, IProgress<WorkProgress> progress, CancellationToken cancellationToken);
}
