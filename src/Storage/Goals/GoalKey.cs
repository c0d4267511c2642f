namespace SquatCoach.Storage;

/// <summary>What a goal is for: one figure of one exercise, or of all where it is null.</summary>
public readonly record struct GoalKey(GoalMetric Metric, Exercise? Exercise);
