using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>
/// "simcc" (Li et al., "SimCC: a Simple Coordinate Classification Perspective", 2022; RTMPose): each coordinate is the highest of fine bins along
/// one axis, outputs simcc_x [N, K, bins] and simcc_y [N, K, bins]. How many bins make a pixel follows from their number. The confidence is the
/// lower of both peaks, as RTMPose has it.
/// </summary>
internal sealed class SimccDecoder : KeypointDecoder
{
    public const string Name = "simcc";

    private const string OutputX = "simcc_x";
    private const string OutputY = "simcc_y";

    private readonly int _binsX;
    private readonly int _binsY;
    private readonly float _pixelsPerBinX;
    private readonly float _pixelsPerBinY;
    private readonly float _origin;
    private readonly bool _isLogit;

    public SimccDecoder(ModelSidecar sidecar, ImageInput input)
        : base(sidecar)
    {
        _binsX = Bins(sidecar, OutputX);
        _binsY = Bins(sidecar, OutputY);
        (_pixelsPerBinX, _pixelsPerBinY) = ((float)input.WidthPx / _binsX, (float)input.HeightPx / _binsY);
        _origin = SidecarFields.Choice(sidecar, "cellOrigin", "centre", "corner") == "centre" ? 0.5f : 0;
        _isLogit = SidecarFields.Choice(sidecar, "activation", "none", "sigmoid") == "sigmoid";
    }

    public override void Decode(BoundRun run, int person, Span<float> points)
    {
        var count = points.Length / 3;
        for (var keypoint = 0; keypoint < count; keypoint++)
        {
            var alongX = run.Output(OutputX).Slice(((person * count) + keypoint) * _binsX, _binsX);
            var alongY = run.Output(OutputY).Slice(((person * count) + keypoint) * _binsY, _binsY);
            var (x, y) = (Peak(alongX), Peak(alongY));
            points[keypoint * 3] = (x + _origin) * _pixelsPerBinX;
            points[(keypoint * 3) + 1] = (y + _origin) * _pixelsPerBinY;
            var lower = Math.Min(alongX[x], alongY[y]);
            points[(keypoint * 3) + 2] = Share(_isLogit ? Sigmoid(lower) : lower);
        }
    }

    private static int Bins(ModelSidecar sidecar, string name)
    {
        var output = NetworkPorts.Output(sidecar, name, 3);
        NetworkPorts.Length(sidecar, output, 1, sidecar.Keypoints.Length);
        return NetworkPorts.Length(sidecar, output, 2);
    }
}
