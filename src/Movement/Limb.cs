namespace SquatCoach.Movement;

/// <summary>A parent→child edge of the skeleton, by joint index. The parent is <see cref="SkeletonTopology.Root"/> at the mid-hip.</summary>
public readonly record struct Limb(int Parent, int Child);
