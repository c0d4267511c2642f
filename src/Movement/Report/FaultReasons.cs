namespace SquatCoach.Movement;

/// <summary>
/// Why a fault was named: what in the movement speaks for it in the network's eyes, and whether the measured angles agree. A weight is the share
/// of what speaks for the fault, 0…1; the lists are empty where the network did not speak for it.
/// </summary>
public sealed record FaultReasons
{
    /// <summary>Segments, the heaviest first.</summary>
    public required IReadOnlyList<SegmentWeight> Limbs { get; init; }

    /// <summary>Pairs of segments, the heaviest first.</summary>
    public required IReadOnlyList<SegmentPairWeight> Pairs { get; init; }

    /// <summary>Parts of the rep, in the order of time.</summary>
    public required IReadOnlyList<MomentWeight> Moments { get; init; }

    public required FaultAgreement Agreement { get; init; }

    /// <summary>The same in one sentence or two.</summary>
    public required string Sentence { get; init; }
}
