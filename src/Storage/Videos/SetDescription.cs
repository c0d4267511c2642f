namespace SquatCoach.Storage;

/// <summary>What people say of a set that no camera sees. Null is "not said".</summary>
public readonly record struct SetDescription(Exercise? Exercise, double? LoadKilograms, double? Rpe);
