using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// BlazePose's landmarks in space ("world landmarks"; Grishchenko et al. 2022), an estimate of the pose that owes nothing to our lifter: every
/// frame by itself, from its pixels. Here they are a yardstick, no stage of the pipeline. Not safe for several threads.
/// </summary>
public sealed class WorldLandmarkEstimator : IDisposable
{
    // MediaPipe gives no landmarks below this (min_pose_presence_confidence).
    private const float LeastPresence = 0.5f;

    private const int Landmarks = 39;
    private const int Axes = 3;

    private readonly OnnxModel _model;
    private readonly ImageInput _input;
    private readonly BlazePoseDecoder _decoder;
    private readonly BoundRun _run;

    // For each of our 19 joints its landmark; -1 for the neck and the top of the head, which BlazePose has not.
    private readonly int[] _sources;

    /// <param name="model">BlazePose's landmark network as <see cref="BlazePoseImport"/> converts it; this estimator owns it from here on.</param>
    /// <exception cref="ModelException">It is another network, or its file had no landmarks in space.</exception>
    public WorldLandmarkEstimator(OnnxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        var sidecar = model.Sidecar;
        if (sidecar.Decode != BlazePoseDecoder.Name)
            throw SidecarFields.Refusal(sidecar, "decode", sidecar.Decode, $"{BlazePoseDecoder.Name}; take BlazePose's landmark network");
        if (NetworkPorts.TryOutput(sidecar, BlazePoseImport.WorldOutput, 2) is not { } world)
            throw SidecarFields.Refusal(sidecar, "outputs", string.Join(", ", sidecar.Outputs), $"also {BlazePoseImport.WorldOutput} [1, {Landmarks * Axes}]; give the pose_landmark .tflite file itself, of 2021 or later");
        NetworkPorts.Length(sidecar, world, 1, Landmarks * Axes);
        _input = new ImageInput(sidecar);
        _decoder = new BlazePoseDecoder(sidecar);
        _sources = [.. FieldNames.Joints.Select(name => sidecar.Keypoints.IndexOf(name))];
        _run = model.Bind([1, 3, _input.HeightPx, _input.WidthPx]);
    }

    /// <summary>What the network's sidecar calls it.</summary>
    public string Name => _model.Sidecar.Name;

    /// <summary>Runs the network on a video, every frame in the ROI around keypoints that somebody else found.</summary>
    /// <param name="videoPath">The video.</param>
    /// <param name="places">T frames of keypoints, pixels of the upright frame, at a constant rate; all known.</param>
    /// <param name="frameRateHz">That rate.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>
    /// T × 19 joints in metres from BlazePose's middle of the hips, x to the image's right, y away from the camera, z up in the image. A frame that the
    /// video lacks or in which the network is not sure of a person is unknown throughout, the neck and the top of the head always.
    /// </returns>
    /// <exception cref="VideoException">The file is unreadable, not a video or unsafe.</exception>
    public async Task<JointSequence> EstimateAsync(string videoPath, KeypointTrack places, double frameRateHz, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(places);
        var joints = new float[places.FrameCount * JointSequence.ValuesPerFrame];
        Array.Fill(joints, float.NaN);
        await using var source = await FfmpegVideoSource.OpenAsync(videoPath, cancellationToken: cancellationToken).ConfigureAwait(false);
        var scale = FrameScale.Between(source.Format.Decoded, places.WidthPx, places.HeightPx);
        await foreach (var frame in source.ReadFramesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (frame)
            {
                var index = (int)Math.Round((frame.TimeSeconds - places.TimesSeconds[0]) * frameRateHz);
                if (index < 0 || index >= places.FrameCount)
                    continue;
                var circle = BlazePoseCircle.Around(places.Frame(index));
                var roi = circle.Roi with { CentreXPx = circle.CentreXPx / scale.X, CentreYPx = circle.CentreYPx / scale.Y, SidePx = circle.Roi.SidePx / scale.X };
                Estimate(frame.Image, roi, joints.AsSpan(index * JointSequence.ValuesPerFrame, JointSequence.ValuesPerFrame));
            }
        }

        return new JointSequence(frameRateHz, joints);
    }

    public void Dispose()
    {
        _run.Dispose();
        _model.Dispose();
    }

    /// <summary>One frame: 19 × (x, y, z) as above, left as they are where the network is not sure of a person.</summary>
    internal void Estimate(RgbImage image, SquareRoi roi, Span<float> joints)
    {
        var planes = _run.Input();
        CropKernel.Crop(image, roi, new DecodedSize(_input.WidthPx, _input.HeightPx), planes);
        _input.Convert(planes);
        _run.Run();
        if (_decoder.Presence(_run, person: 0) >= LeastPresence)
            Read(_run.Output(BlazePoseImport.WorldOutput), roi.Rotation, joints);
    }

    /// <summary>Turns what the network saw in a turned ROI back into the frame (MediaPipe's WorldLandmarkProjectionCalculator), then z up.</summary>
    private void Read(ReadOnlySpan<float> world, Angle rotation, Span<float> joints)
    {
        var (sin, cos) = MathF.SinCos((float)rotation.Radians);
        for (var joint = 0; joint < _sources.Length; joint++)
        {
            if (_sources[joint] < 0)
                continue;
            var landmark = world.Slice(_sources[joint] * Axes, Axes);
            var place = joints.Slice(joint * Axes, Axes);
            place[0] = (landmark[0] * cos) - (landmark[1] * sin);
            place[1] = landmark[2];
            place[2] = -((landmark[0] * sin) + (landmark[1] * cos));
        }
    }
}
