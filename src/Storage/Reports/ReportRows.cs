using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>A form report as rows.</summary>
public static class ReportRows
{
    /// <summary>The rows of one report, not yet attached to a video's row.</summary>
    public static StoredReport From(FormReport report, Guid videoId, string resultFolder, DateTimeOffset createdAt)
    {
        ArgumentNullException.ThrowIfNull(report);
        var stored = new StoredReport
        {
            VideoId = videoId,
            CreatedAt = createdAt,
            ResultFolder = resultFolder,
            View = report.View.Kind,
            RepCount = report.Reps.Count,
            GoodRepCount = report.Reps.Count(rep => rep.Verdict == Verdict.Good),
            FaultyRepCount = report.Reps.Count(rep => rep.Verdict == Verdict.Faults),
            WarningCount = report.Warnings.Count,
            AnalysisSeconds = report.Timing.TotalSeconds,
            Networks = NetworksOf(report.Models),
        };
        stored.Reps.AddRange(report.Reps.Select(RepFrom));
        return stored;
    }

    private static StoredRep RepFrom(RepReport rep)
    {
        var stored = new StoredRep
        {
            Index = rep.Index,
            StartSeconds = rep.StartSeconds,
            BottomSeconds = rep.BottomSeconds,
            EndSeconds = rep.EndSeconds,
            DescentSeconds = rep.Tempo.DescentSeconds,
            PauseSeconds = rep.Tempo.BottomSeconds,
            AscentSeconds = rep.Tempo.AscentSeconds,
            KneeFlexionDegrees = Mean(rep, "kneeFlexionDegrees"),
            TrunkLeanDegrees = Mean(rep, "trunkLeanDegrees"),
            DepthRatio = Mean(rep, "depthRatio"),
            AsymmetryPercent = Mean(rep, "asymmetryPercent"),
            IsPartial = rep.IsPartial,
            Verdict = rep.Verdict,
        };
        stored.Findings.AddRange(rep.Faults.Select(finding => new StoredFinding
        {
            Fault = finding.Fault,
            Probability = finding.Probability,
            FromSeconds = finding.FromSeconds,
            ToSeconds = finding.ToSeconds,
        }));
        return stored;
    }

    /// <summary>Eight digits tell versions apart.</summary>
    private static string NetworksOf(ModelsUsed models) =>
        string.Join('-', new[] { models.Pose2D, models.Lifter, models.Classifier }.Select(model => model?.Sha256 is { } hash ? hash[..Math.Min(8, hash.Length)] : ""));

    private static double? Mean(RepReport rep, string metric) =>
        rep.Metrics.TryGetValue(metric, out var value) && value?.Mean is { } mean && double.IsFinite(mean) ? mean : null;
}
