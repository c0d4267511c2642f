using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>What a metric of the report means, for the help of whoever shows it.</summary>
/// <param name="Name">The report's field; the unit is in it.</param>
/// <param name="Label">For people.</param>
/// <param name="Unit">°, ×, %, cm, m/s, body heights/s.</param>
/// <param name="Plane">Decides from which views it can be judged.</param>
/// <param name="Definition">How it is measured, in joints.</param>
/// <param name="Source">Where the definition comes from.</param>
public sealed record MetricDefinition(string Name, string Label, string Unit, MetricPlane Plane, string Definition, string Source)
{
    /// <summary>Where most good squats lie; null where it was not measured.</summary>
    public UsualRange? Usual => UsualRanges.Of(Name);

    /// <summary>The limit that the literature or a rule of the sport sets; null where there is none.</summary>
    public MetricLimit? Limit { get; init; }

    /// <summary>A value for each side of the body.</summary>
    public bool HasSides { get; init; }

    /// <summary>What has to be there for the metric to be in a report at all.</summary>
    public MetricNeeds Needs { get; init; }

    /// <summary>A narrower range of views than the plane's, in degrees between the camera and the athlete's forward or backward line; null for the plane's own.</summary>
    public ViewRange? OffForward { get; init; }

    /// <summary>Only from the front: from behind what it rests on is hidden.</summary>
    public bool NeedsFace { get; init; }

    /// <summary>Standard deviation of the error beyond the joints' own, in the metric's unit; null where the metric is plain geometry of them.</summary>
    public double? OwnError { get; init; }

    /// <summary>How far it is off in a view, measured from end to end; null where it was not measured.</summary>
    public MetricError? ErrorIn(ViewKind view) => MetricErrors.Of(Name, view);

    /// <summary>The views from which it can be trusted, by a camera in the middle of each.</summary>
    public ImmutableArray<ViewKind> Views => MetricVisibility.ViewsOf(this, ViewOptions.Default);
}
