namespace SquatCoach.Movement;

/// <summary>How much two segments speak for a fault by moving as they do together, beyond what each says alone, 0…1.</summary>
public sealed record SegmentPairWeight(BodySegment First, BodySegment Second, double Weight);
