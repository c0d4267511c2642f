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

    private static int Frame(double seconds) => (int)Math.Round(seconds * Joints.FrameRateHz);
}
