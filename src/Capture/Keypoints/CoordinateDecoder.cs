using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>
/// "coordinates": the output keypoints [N, K, 3] holds x, y, confidence; x and y in pixels of the input, or as shares of its width and height
/// where the sidecar's "coordinateUnit" is "share".
/// </summary>
internal sealed class CoordinateDecoder : KeypointDecoder
{
    public const string Name = "coordinates";

    private const string Output = "keypoints";

    private readonly float _scaleX = 1;
    private readonly float _scaleY = 1;

    public CoordinateDecoder(ModelSidecar sidecar, ImageInput input)
        : base(sidecar)
    {
        var output = NetworkPorts.Output(sidecar, Output, 3);
        NetworkPorts.Length(sidecar, output, 1, sidecar.Keypoints.Length);
        NetworkPorts.Length(sidecar, output, 2, 3);
        if (SidecarFields.Choice(sidecar, "coordinateUnit", "pixel", "share") == "share")
            (_scaleX, _scaleY) = (input.WidthPx, input.HeightPx);
    }

    public override void Decode(BoundRun run, int person, Span<float> points)
    {
        run.Output(Output).Slice(person * points.Length, points.Length).CopyTo(points);
        for (var index = 0; index < points.Length; index += 3)
        {
            points[index] *= _scaleX;
            points[index + 1] *= _scaleY;
            points[index + 2] = Share(points[index + 2]);
        }
    }
}
