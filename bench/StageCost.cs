using SquatCoach.Assessment;

namespace SquatCoach.Bench;

/// <summary>One analysis inside this process: how long the clip is, how long it took, and where the time went.</summary>
internal sealed record StageCost(double ClipSeconds, int Frames, double TotalSeconds, AnalysisTimes Times)
{
    public double RealTimeFactor => ClipSeconds / TotalSeconds;

    /// <summary>The stages in the order of the pipeline.</summary>
    public IEnumerable<(string Name, double Seconds)> Rows()
    {
        if (Times.Tracking is { } tracking)
        {
            yield return ("waiting for the decoder", tracking.DecodeSeconds);
            yield return ("finding people", tracking.FindSeconds);
            yield return ("cutting crops", tracking.CropSeconds);
            yield return ("2D network", tracking.NetworkSeconds);
            yield return ("tracking, smoothing", tracking.OtherSeconds);
        }

        yield return ("lifting to 3D", Times.LiftingSeconds);
        yield return ("reps, metrics, faults", Times.AssessmentSeconds);
    }
}
