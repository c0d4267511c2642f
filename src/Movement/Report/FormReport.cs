using System.Text.Json.Serialization;

namespace SquatCoach.Movement;

/// <summary>The form report, written as <c>squatcoach.report/1</c> (docs/schemas/report.schema.json). Without a video, <see cref="Video"/> is null and left out.</summary>
public sealed record FormReport
{
    public string Schema { get; init; } = "squatcoach.report/1";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VideoDescription? Video { get; init; }

    public required AthleteSeen Athlete { get; init; }

    public required CameraView View { get; init; }

    /// <summary>How the athlete is built; null where 3D joints were assessed, or no rep was found.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LimbReport? LimbLengths { get; init; }

    public required IReadOnlyList<RepReport> Reps { get; init; }

    public required IReadOnlyList<FaultSummary> Faults { get; init; }

    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    public required ModelsUsed Models { get; init; }

    public required AnalysisTiming Timing { get; init; }

    /// <summary>The faults that no rep that was assessed could be judged for: a set without them is not a set that was cleared of them. Empty where no rep was assessed at all.</summary>
    public IReadOnlyList<Fault> FaultsNotJudged()
    {
        var assessed = Reps.Where(rep => rep.Verdict != Verdict.NotAssessable).ToList();
        return assessed.Count == 0 ? [] : [.. Enum.GetValues<Fault>().Where(fault => assessed.TrueForAll(rep => rep.NotAssessable.Contains(FieldNames.Of(fault))))];
    }
}
