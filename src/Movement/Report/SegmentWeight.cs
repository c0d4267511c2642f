namespace SquatCoach.Movement;

/// <summary>How much the way a segment moves speaks for a fault, 0…1.</summary>
public sealed record SegmentWeight(BodySegment Limb, double Weight);
