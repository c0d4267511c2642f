using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// A number that lies outside what good squats show, on the side a coach looks at and by more than it can be off in this view. None of the six faults, and no part of the
/// verdict: the usual range is that of eight people without a load, and a style may have its reasons.
/// </summary>
public sealed record UnusualMetric(MetricDefinition Metric, double Value, MetricGrade Grade)
{
    // Errors scatter about their mean absolute value: twice that is passed by one measurement in nine.
    private const double ErrorsBeyond = 2;

    // The criteria of Myer et al. 2014 that no fault of the six covers (trunk parallel to the shins, hips and shoulders rising together) and the two about left and right.
    // Tilts of hips and shoulders are the picture's as much as the athlete's, and heels too uncertain in real footage.
    private static readonly (MetricDefinition Metric, bool AlsoUnder)[] _watched =
    [
        (MetricCatalogue.Named("trunkLeanMaxDegrees"), false),
        (MetricCatalogue.Named("trunkShinDegrees"), false),
        (MetricCatalogue.Named("hipsFirstRatio"), false),
        (MetricCatalogue.Named("asymmetryPercent"), true),
        (MetricCatalogue.Named("hipShiftRatio"), true),
    ];

    private static readonly ViewKind[] _views = [ViewKind.Front, ViewKind.Oblique, ViewKind.Side, ViewKind.Back];

    /// <summary>
    /// Those of a rep; none where the rep could not be assessed. Of joints without a camera the trunk alone, as if it had been seen from the worst side: triangulated joints differ
    /// between left and right by more than athletes do (squat7).
    /// </summary>
    public static IReadOnlyList<UnusualMetric> Of(RepReport rep, ViewKind view)
    {
        ArgumentNullException.ThrowIfNull(rep);
        return rep.Verdict == Verdict.NotAssessable ? [] : [.. _watched.Select(watched => Of(rep, view, watched.Metric, watched.AlsoUnder)).OfType<UnusualMetric>()];
    }

    private static UnusualMetric? Of(RepReport rep, ViewKind view, MetricDefinition metric, bool alsoUnder)
    {
        if (rep.Metrics.GetValueOrDefault(metric.Name)?.Mean is not { } value || ErrorOf(metric, view) is not { } error)
        {
            return null;
        }

        var grade = MetricGrade.Of(metric, value);
        var beyond = grade.BeyondUsual is not { } by ? 0 : alsoUnder ? Math.Abs(by) : by;
        return beyond > ErrorsBeyond * error ? new UnusualMetric(metric, value, grade) : null;
    }

    private static double? ErrorOf(MetricDefinition metric, ViewKind view) => view != ViewKind.Unknown
        ? metric.ErrorIn(view)?.MeanAbsolute
        : metric.Plane == MetricPlane.Sagittal ? _views.Max(one => metric.ErrorIn(one)?.MeanAbsolute) : null;
}
