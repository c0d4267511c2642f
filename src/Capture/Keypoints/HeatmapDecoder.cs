using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>
/// Score maps "heatmaps" [N, K, h, w] over the input. "heatmap-argmax": the highest cell, moved a quarter cell towards its higher neighbour
/// (Newell, Yang, Deng 2016). "heatmap-soft-argmax": the expectation over the softmax of the map times "softmaxScale" (Luvizon et al. 2019).
/// "heatmap-offsets": the highest cell plus the displacement [N, 2K, h, w] (x, y in input pixels, pairwise) that stands there, without the
/// voting of its authors (Papandreou et al. 2017). The sidecar's "activation" says whether cells still need a sigmoid; its "cellOrigin" whether a
/// cell stands for its centre or for its upper left corner.
/// </summary>
internal sealed class HeatmapDecoder : KeypointDecoder
{
    public const string ArgMax = "heatmap-argmax";
    public const string SoftArgMax = "heatmap-soft-argmax";
    public const string Offsets = "heatmap-offsets";

    private const string Output = "heatmaps";
    private const string OffsetOutput = "offsets";

    private readonly string _decode;
    private readonly int _width;
    private readonly int _height;
    private readonly float _strideX;
    private readonly float _strideY;
    private readonly float _origin;
    private readonly float _softmaxScale;
    private readonly bool _isLogit;

    public HeatmapDecoder(ModelSidecar sidecar, ImageInput input)
        : base(sidecar)
    {
        _decode = sidecar.Decode;
        var output = NetworkPorts.Output(sidecar, Output, 4);
        var count = NetworkPorts.Length(sidecar, output, 1, sidecar.Keypoints.Length);
        _height = NetworkPorts.Length(sidecar, output, 2);
        _width = NetworkPorts.Length(sidecar, output, 3);
        (_strideX, _strideY) = ((float)input.WidthPx / _width, (float)input.HeightPx / _height);
        _origin = SidecarFields.Choice(sidecar, "cellOrigin", "centre", "corner") == "centre" ? 0.5f : 0;
        _isLogit = SidecarFields.Choice(sidecar, "activation", "none", "sigmoid") == "sigmoid";
        _softmaxScale = SidecarFields.Number(sidecar, "softmaxScale", 1, 1e-3f, 1e4f);
        if (_decode != Offsets)
            return;
        var offsets = NetworkPorts.Output(sidecar, OffsetOutput, 4);
        NetworkPorts.Length(sidecar, offsets, 1, 2 * count);
        NetworkPorts.Length(sidecar, offsets, 2, _height);
        NetworkPorts.Length(sidecar, offsets, 3, _width);
    }

    public override void Decode(BoundRun run, int person, Span<float> points)
    {
        var area = _width * _height;
        var count = points.Length / 3;
        var maps = run.Output(Output).Slice(person * count * area, count * area);
        for (var keypoint = 0; keypoint < count; keypoint++)
        {
            var map = maps.Slice(keypoint * area, area);
            var peak = Peak(map);
            var (x, y) = _decode switch
            {
                SoftArgMax => Expectation(map, map[peak]),
                ArgMax => Shifted(map, peak),
                _ => (peak % _width, (float)(peak / _width)),
            };
            points[keypoint * 3] = (x + _origin) * _strideX;
            points[(keypoint * 3) + 1] = (y + _origin) * _strideY;
            if (_decode == Offsets)
                AddOffset(run.Output(OffsetOutput).Slice(((person * count) + keypoint) * 2 * area, 2 * area), peak, points.Slice(keypoint * 3, 2));
            points[(keypoint * 3) + 2] = Share(_isLogit ? Sigmoid(map[peak]) : map[peak]);
        }
    }

    private void AddOffset(ReadOnlySpan<float> offsets, int peak, Span<float> point)
    {
        point[0] += offsets[peak];
        point[1] += offsets[(_width * _height) + peak];
    }

    private (float X, float Y) Shifted(ReadOnlySpan<float> map, int peak)
    {
        var (x, y) = (peak % _width, peak / _width);
        var right = x > 0 && x + 1 < _width ? Math.Sign(map[peak + 1] - map[peak - 1]) : 0;
        var down = y > 0 && y + 1 < _height ? Math.Sign(map[peak + _width] - map[peak - _width]) : 0;
        return (x + (0.25f * right), y + (0.25f * down));
    }

    private (float X, float Y) Expectation(ReadOnlySpan<float> map, float highest)
    {
        var (sum, sumX, sumY) = (0f, 0f, 0f);
        for (var cell = 0; cell < map.Length; cell++)
        {
            var weight = MathF.Exp(_softmaxScale * (map[cell] - highest));
            sum += weight;
            sumX += weight * (cell % _width);
            sumY += weight * (cell / _width);
        }

        return (sumX / sum, sumY / sum);
    }
}
