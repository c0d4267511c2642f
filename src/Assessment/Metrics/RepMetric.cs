using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>A metric that can be measured: its definition, the joints whose certainty it needs, and the measurement (null or NaN where a joint is unknown).</summary>
internal sealed record RepMetric(MetricDefinition Definition, BodyPart Needs, Func<RepMeasurement, MetricValue?> Measure);
