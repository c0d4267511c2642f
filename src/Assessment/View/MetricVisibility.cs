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

    public bool CanSee(MetricPlane plane) => view is null || plane switch
    {
        MetricPlane.Sagittal => _offForwardDegrees >= options.MinSagittalDegrees,
        MetricPlane.Frontal => _offForwardDegrees <= options.MaxFrontalDegrees,
        _ => true,
    };

    public bool CanJudge(RepMetric metric, RepMeasurement rep) =>
        CanSee(metric.Definition.Plane) && !(rep.SigmaMetres(metric.Needs) > options.MaxSigmaMetres);
}
