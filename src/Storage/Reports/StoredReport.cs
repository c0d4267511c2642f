using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>The report of a video as rows that can be asked about; the whole report and the per-frame series are files in <see cref="ResultFolder"/>.</summary>
public sealed class StoredReport
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public Guid VideoId { get; set; }

    public Video? Video { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Random folder name inside the video's folder.</summary>
    public required string ResultFolder { get; set; }

    public required ViewKind View { get; set; }

    public required int RepCount { get; set; }

    public required int GoodRepCount { get; set; }

    public required int FaultyRepCount { get; set; }

    public required int WarningCount { get; set; }

    public required double AnalysisSeconds { get; set; }

    /// <summary>Beginnings of the hashes of the networks, joined: differs where one of them does. Null for reports from before it was kept.</summary>
    public string? Networks { get; set; }

    public List<StoredRep> Reps { get; } = [];
}
