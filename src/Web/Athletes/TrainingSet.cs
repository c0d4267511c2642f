using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What progress is made of: one analysed video, without its files.</summary>
public sealed record TrainingSet
{
    public required Guid VideoId { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required Exercise? Exercise { get; init; }

    public required double? LoadKilograms { get; init; }

    public required double? Rpe { get; init; }

    public required ViewKind View { get; init; }

    /// <summary>By which it was measured; null for reports from before it was kept.</summary>
    public required string? Networks { get; init; }

    public required int RepCount { get; init; }

    public required int GoodRepCount { get; init; }

    public required IReadOnlyList<TrainingRep> Reps { get; init; }
}
