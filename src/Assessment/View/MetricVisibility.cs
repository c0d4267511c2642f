using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Says which planes a view shows and which joints are sure enough. Without a camera (3D joints from elsewhere) every plane can be judged;
/// with one whose direction could not be estimated, only what is seen from anywhere.
/// </summary>
internal sealed class MetricVisibility(CameraView? view, ViewOptions options)
{
    /// <summary>Degrees between the camera's line and the athlete's forward or backward line, 0…90; NaN where it is unknown.</summary>
    private readonly double _offForwardDegrees = view?.AzimuthDegrees is { } azimuth ? Math.Min(Math.Abs(azimuth), 180 - Math.Abs(azimuth)) : double.NaN;

    public bool CanSee(MetricPlane plane) => view is null || RangeOf(plane, options) is not { } range || range.Holds(_offForwardDegrees);

    public bool CanSee(MetricDefinition metric) =>
        view is null
        || ((metric.OffForward ?? RangeOf(metric.Plane, options)) is not { } range || range.Holds(_offForwardDegrees))
            && !(metric.NeedsFace && !(Math.Abs(view.AzimuthDegrees ?? double.NaN) <= 90));

    public bool CanJudge(RepMetric metric, RepMeasurement rep) =>
        CanSee(metric.Definition) && !(rep.SigmaMetres(metric.Needs) > options.MaxSigmaMetres);

    /// <summary>The kinds of view that show a metric, each by the camera in its middle.</summary>
    public static ImmutableArray<ViewKind> ViewsOf(MetricDefinition metric, ViewOptions options)
    {
        (ViewKind Kind, double Azimuth)[] middles = [(ViewKind.Front, 0), (ViewKind.Oblique, 45), (ViewKind.Side, 90), (ViewKind.Back, 180)];
        return [.. middles.Where(middle => new MetricVisibility(new CameraView(middle.Kind, middle.Azimuth), options).CanSee(metric)).Select(middle => middle.Kind)];
    }

    private static ViewRange? RangeOf(MetricPlane plane, ViewOptions options) => plane switch
    {
        MetricPlane.Sagittal => new ViewRange(options.MinSagittalDegrees, 90),
        MetricPlane.Frontal => new ViewRange(0, options.MaxFrontalDegrees),
        _ => null,
    };
}
