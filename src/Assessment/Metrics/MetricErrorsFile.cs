using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>metric-errors.json: what was measured and how, and the errors of each metric by its name and by view.</summary>
public sealed record MetricErrorsFile(string Source, string Command, IReadOnlyDictionary<string, IReadOnlyDictionary<ViewKind, MetricError>> Metrics);
