namespace SquatCoach.Assessment;

/// <summary>What a metric of the report means, for the help of whoever shows it.</summary>
/// <param name="Name">The report's field; the unit is in it.</param>
/// <param name="Label">For people.</param>
/// <param name="Unit">°, ×, %, 1/s (body heights per second).</param>
/// <param name="Plane">Decides from which views it can be judged.</param>
/// <param name="Definition">How it is measured, in joints.</param>
/// <param name="Source">Where the definition comes from.</param>
public sealed record MetricDefinition(string Name, string Label, string Unit, MetricPlane Plane, string Definition, string Source)
{
    /// <summary>Where most good squats lie; null where it was not measured.</summary>
    public UsualRange? Usual => UsualRanges.Of(Name);
}
