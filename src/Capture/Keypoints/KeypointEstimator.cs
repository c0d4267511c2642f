using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// A keypoint network run by ONNX Runtime: ours or another that its sidecar describes (docs/pose-networks.md). Cuts out the ROIs, runs the
/// network, decodes its outputs, picks our 21 keypoints from its own, and calibrates their confidences. Not safe for several threads.
/// </summary>
public sealed class KeypointEstimator : IKeypointEstimator, IDisposable
{
    private readonly OnnxModel _model;
    private readonly ImageInput _input;
    private readonly KeypointDecoder _decoder;
    private readonly KeypointChoice _choice;
    private readonly ConfidenceCalibration? _calibration;
    private readonly float _roiScale;
    private readonly float[] _decoded;

    // One binding for each number of people, made when it is first needed; a network that takes one image at a time has one.
    private readonly BoundRun?[] _runs = new BoundRun?[4];

    /// <param name="model">A network of the task pose2d; this estimator owns it from here on.</param>
    /// <exception cref="ModelException">The network is read in another way, or lacks keypoints.</exception>
    public KeypointEstimator(OnnxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        var sidecar = model.Sidecar;
        if (sidecar.Task != ModelTask.Pose2D)
            throw SidecarFields.Refusal(sidecar, "task", sidecar.TaskName, "pose2d");
        _input = new ImageInput(sidecar);
        _decoder = KeypointDecoder.Of(sidecar, _input);
        _choice = new KeypointChoice(sidecar.Keypoints);
        _calibration = ConfidenceCalibration.Of(sidecar);
        _roiScale = SidecarFields.Number(sidecar, "roiMargin", SquareRoi.Margin, 1, 3) / SquareRoi.Margin;
        _decoded = new float[sidecar.Keypoints.Length * 3];
    }

    public OnnxModel Model => _model;

    public int MaxBatch => _runs.Length;

    public void Estimate(RgbImage image, ReadOnlySpan<SquareRoi> rois, PoseBatch poses, StageClock clock)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(clock);
        if (rois.IsEmpty || rois.Length > MaxBatch)
            throw new ArgumentException($"Found {rois.Length} ROIs, expected 1 to {MaxBatch}.", nameof(rois));

        var together = _input.IsBatchFree ? rois.Length : 1;
        for (var first = 0; first < rois.Length; first += together)
            Run(image, rois.Slice(first, together), poses, first, clock);
    }

    public void Dispose()
    {
        foreach (var run in _runs)
            run?.Dispose();
        _model.Dispose();
    }

    private void Run(RgbImage image, ReadOnlySpan<SquareRoi> rois, PoseBatch poses, int first, StageClock clock)
    {
        var run = _runs[rois.Length - 1] ??= _model.Bind([rois.Length, 3, _input.HeightPx, _input.WidthPx]);
        var start = clock.Now;
        for (var place = 0; place < rois.Length; place++)
        {
            var planes = run.Input().Slice(place * _input.ValuesPerImage, _input.ValuesPerImage);
            CropKernel.Crop(image, Scaled(rois[place]), new DecodedSize(_input.WidthPx, _input.HeightPx), planes);
            _input.Convert(planes);
        }

        start = clock.Add(Stage.Crop, start);
        run.Run();
        for (var place = 0; place < rois.Length; place++)
        {
            var roi = Scaled(rois[place]);
            _decoder.Decode(run, place, _decoded);
            poses.Presence(first + place) = _decoder.Presence(run, place);
            poses.NextRoi(first + place) = _decoder.NextRoi(run, place) is { } inCrop ? ToFrame(inCrop, roi) : null;
            var points = poses.Points(first + place);
            _choice.Pick(_decoded, points);
            _calibration?.Apply(points);
            ToFrame(points, roi);
        }

        clock.Add(Stage.Network, start);
    }

    private SquareRoi Scaled(SquareRoi roi) => roi with { SidePx = roi.SidePx * _roiScale };

    /// <summary>From pixels of the crop to pixels of the decoded frame.</summary>
    private void ToFrame(Span<float> points, SquareRoi roi)
    {
        for (var index = 0; index < points.Length; index += 3)
            (points[index], points[index + 1]) = ToFrame(points[index], points[index + 1], roi);
    }

    private SquareRoi ToFrame(SquareRoi inCrop, SquareRoi roi)
    {
        var (x, y) = ToFrame(inCrop.CentreXPx, inCrop.CentreYPx, roi);
        return new SquareRoi(x, y, inCrop.SidePx * roi.SidePx / _input.LongSidePx) { Rotation = roi.Rotation + inCrop.Rotation };
    }

    private (float X, float Y) ToFrame(float x, float y, SquareRoi roi)
    {
        var scale = roi.SidePx / _input.LongSidePx;
        var right = (x - (_input.WidthPx / 2f)) * scale;
        var down = (y - (_input.HeightPx / 2f)) * scale;
        if (roi.Rotation == Angle.Zero)
            return (roi.CentreXPx + right, roi.CentreYPx + down);
        var (sin, cos) = MathF.SinCos((float)roi.Rotation.Radians);
        return (roi.CentreXPx + (right * cos) - (down * sin), roi.CentreYPx + (right * sin) + (down * cos));
    }
}
