using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Bench;

/// <summary>Motion to measure with: the mannequin's true joints and keypoints, 30 Hz.</summary>
internal static class MannequinMotion
{
    private static readonly TruthRecorder _recorder = new(SquatScript.GoodAndEachFault(), new DemoClipOptions());

    public static JointSequence Joints { get; } = _recorder.Joints();

    public static KeypointTrack Keypoints { get; } = _recorder.Keypoints();

    /// <summary>The scripted reps in frames.</summary>
    public static IReadOnlyList<Rep> Reps { get; } =
        [.. _recorder.Reps().Reps.Select(rep => new Rep(Frame(rep.StartSeconds), Frame(rep.BottomSeconds), Frame(rep.EndSeconds), IsPartial: false))];

    /// <summary>The clip's keypoints again and again until a minute is full.</summary>
    public static KeypointTrack Minute { get; } = Repeated(Keypoints);

    private static KeypointTrack Repeated(KeypointTrack clip)
    {
        const double seconds = 60;
        var frames = (int)(seconds * Joints.FrameRateHz);
        var points = new float[frames * KeypointTrack.ValuesPerFrame];
        var boxes = new PixelBox?[frames];
        var times = new double[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            clip.Frame(frame % clip.FrameCount).CopyTo(points.AsSpan(frame * KeypointTrack.ValuesPerFrame));
            boxes[frame] = clip.Boxes[frame % clip.FrameCount];
            times[frame] = frame / Joints.FrameRateHz;
        }

        return new KeypointTrack(clip.WidthPx, clip.HeightPx, times, boxes, points);
    }

    private static int Frame(double seconds) => (int)Math.Round(seconds * Joints.FrameRateHz);
}
