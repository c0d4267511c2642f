using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>The keypoint network run by ONNX Runtime. Not safe for several threads.</summary>
public sealed class KeypointEstimator : IKeypointEstimator, IDisposable
{
    public const string Decoding = "coordinates";

    private const int ValuesPerPerson = KeypointTrack.ValuesPerFrame;

    private readonly OnnxModel _model;
    private readonly int _sizePx;

    // One binding for each number of people, made when it is first needed.
    private readonly BoundRun?[] _runs = new BoundRun?[4];

    /// <param name="model">A network of the task pose2d; this estimator owns it from here on.</param>
    /// <exception cref="ModelException">The network is read in another way, or its keypoints are others.</exception>
    public KeypointEstimator(OnnxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        NetworkPorts.CheckDecoding(model, Decoding);
        _sizePx = NetworkPorts.SquareSide(model);
        NetworkPorts.Output(model, "keypoints", 3);
        NetworkPorts.Output(model, "presence", 2);
        if (!model.Sidecar.Keypoints.SequenceEqual(FieldNames.Keypoints))
            throw new ModelException($"The network {model.Sidecar.Name} is refused: keypoints: found {string.Join(", ", model.Sidecar.Keypoints)}, expected {string.Join(", ", FieldNames.Keypoints)}.");
    }

    public OnnxModel Model => _model;

    public int MaxBatch => _runs.Length;

    public void Estimate(RgbImage image, ReadOnlySpan<SquareRoi> rois, Span<float> keypoints, Span<float> presence, StageClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (rois.IsEmpty || rois.Length > MaxBatch)
            throw new ArgumentException($"Found {rois.Length} ROIs, expected 1 to {MaxBatch}.", nameof(rois));

        var run = _runs[rois.Length - 1] ??= _model.Bind([rois.Length, 3, _sizePx, _sizePx]);
        var crop = 3 * _sizePx * _sizePx;
        var start = clock.Now;
        for (var person = 0; person < rois.Length; person++)
            CropKernel.Crop(image, rois[person], _sizePx, run.Input().Slice(person * crop, crop));
        start = clock.Add(Stage.Crop, start);
        run.Run();
        clock.Add(Stage.Network, start);

        run.Output("presence")[..rois.Length].CopyTo(presence);
        run.Output("keypoints")[..(rois.Length * ValuesPerPerson)].CopyTo(keypoints);
        for (var person = 0; person < rois.Length; person++)
            Place(keypoints.Slice(person * ValuesPerPerson, ValuesPerPerson), rois[person]);
    }

    public void Dispose()
    {
        foreach (var run in _runs)
            run?.Dispose();
        _model.Dispose();
    }

    /// <summary>From pixels of the crop to pixels of the decoded frame.</summary>
    private void Place(Span<float> points, SquareRoi roi)
    {
        var scale = roi.SidePx / _sizePx;
        for (var index = 0; index < points.Length; index += 3)
        {
            points[index] = roi.LeftPx + (points[index] * scale);
            points[index + 1] = roi.TopPx + (points[index + 1] * scale);
        }
    }
}
