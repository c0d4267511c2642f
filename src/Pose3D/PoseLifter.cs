using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// The temporal convolutional lifter (after Pavllo et al., CVPR 2019; training/lifter). A long track goes through it in chunks that
/// overlap by the receptive field, so that memory stays flat and no frame can tell where a chunk ended; only the limb lengths, which the
/// network pools over all frames of a chunk, may differ a little from one minute to the next.
/// </summary>
public sealed class PoseLifter : IPoseLifter
{
    private const string ExpectedDecode = "root-relative";

    private readonly OnnxModel _model;
    private readonly int _overlap;

    private PoseLifter(OnnxModel model, int receptiveField)
    {
        _model = model;
        _overlap = receptiveField / 2;
    }

    public ModelUsed Identity => _model.Identity;

    /// <exception cref="ModelException">The network is missing, damaged or not a lifter of this kind.</exception>
    public static PoseLifter Open(ModelLocator models, OnnxModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        var model = models.Open(ModelNames.Lifter, ModelTask.Lifter, options);
        try
        {
            return new PoseLifter(model, LifterSidecar.ReceptiveField(model.Sidecar, ExpectedDecode));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public JointSequence Lift(KeypointTrack track, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(track);
        var uniform = UniformResampler.Resample(track, LifterDefaults.FrameRateHz);
        var scalePx = BodyScale.MeasurePx(uniform.Points);
        var input = new float[uniform.Points.Length];
        if (!(scalePx > 0) || !LifterInput.TryWrite(uniform.Points, scalePx, input))
            return new JointSequence(uniform.FrameRateHz, [], [], uniform.StartSeconds);

        var joints = new float[uniform.FrameCount * JointSequence.ValuesPerFrame];
        var sigmas = new float[uniform.FrameCount * SkeletonTopology.JointCount];
        LiftChunks(input, joints, sigmas, cancellationToken);
        ForgetUnseen(uniform, joints, sigmas);
        return new JointSequence(uniform.FrameRateHz, joints, sigmas, uniform.StartSeconds);
    }

    public void Dispose() => _model.Dispose();

    /// <summary>T × 21 × 3 normalised keypoints → T × 19 × 3 joints and T × 19 uncertainties, metres.</summary>
    internal void LiftChunks(ReadOnlySpan<float> input, Span<float> joints, Span<float> sigmas, CancellationToken cancellationToken)
    {
        var frames = input.Length / KeypointTrack.ValuesPerFrame;
        var length = Math.Min(frames, LifterDefaults.ChunkFrames);
        BoundRun? run = null;
        try
        {
            for (var done = 0; done < frames;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                // The last chunk reaches back instead of being shorter, so that one set of buffers serves all.
                var first = Math.Min(Math.Max(0, done - _overlap), frames - length);
                var end = first + length == frames ? frames : first + length - _overlap;
                run ??= _model.Bind([1, length, SkeletonTopology.KeypointCount, 3]);
                Part(input, first, length, KeypointTrack.ValuesPerFrame).CopyTo(run.Input());
                run.Run();
                Part(run.Output("joints"), done - first, end - done, JointSequence.ValuesPerFrame).CopyTo(joints[(done * JointSequence.ValuesPerFrame)..]);
                Part(run.Output("sigma"), done - first, end - done, SkeletonTopology.JointCount).CopyTo(sigmas[(done * SkeletonTopology.JointCount)..]);
                done = end;
            }
        }
        finally
        {
            run?.Dispose();
        }
    }

    private static ReadOnlySpan<float> Part(ReadOnlySpan<float> values, int firstFrame, int frames, int perFrame) =>
        values.Slice(firstFrame * perFrame, frames * perFrame);

    private static void ForgetUnseen(UniformTrack track, Span<float> joints, Span<float> sigmas)
    {
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            if (track.IsNearSighting(frame))
                continue;
            joints.Slice(frame * JointSequence.ValuesPerFrame, JointSequence.ValuesPerFrame).Fill(float.NaN);
            sigmas.Slice(frame * SkeletonTopology.JointCount, SkeletonTopology.JointCount).Fill(float.NaN);
        }
    }
}
