namespace SquatCoach.Assessment.Tests;

/// <summary>Writes what a synthetic body does, 30 frames a second, with the smooth (cosine) pace of a real squat.</summary>
internal sealed class SquatScript
{
    public const int FrameRateHz = 30;

    private readonly List<SyntheticPose> _poses = [];

    public List<SyntheticPose> Poses => _poses;

    public double Seconds => (double)_poses.Count / FrameRateHz;

    public SquatScript Stand(double seconds) => Hold(SyntheticPose.Standing, seconds);

    public SquatScript Hold(SyntheticPose pose, double seconds)
    {
        _poses.AddRange(Enumerable.Repeat(pose, (int)Math.Round(seconds * FrameRateHz)));
        return this;
    }

    public SquatScript MoveTo(SyntheticPose target, double seconds)
    {
        var from = _poses.Count == 0 ? SyntheticPose.Standing : _poses[^1];
        var frames = (int)Math.Round(seconds * FrameRateHz);
        for (var frame = 1; frame <= frames; frame++)
        {
            var part = (1 - MathF.Cos(MathF.PI * frame / frames)) / 2;
            float Mix(float first, float last) => first + (part * (last - first));
            _poses.Add(new SyntheticPose(
                Mix(from.KneeDegrees, target.KneeDegrees), Mix(from.LeanDegrees, target.LeanDegrees),
                Mix(from.KneeAnkleRatio, target.KneeAnkleRatio), Mix(from.ArmDegrees, target.ArmDegrees)));
        }

        return this;
    }

    /// <summary>Down, hold, up, and half a second of standing.</summary>
    public SquatScript Squat(float kneeDegrees = 110, double descent = 1, double hold = 0.2, double ascent = 0.9, float leanDegrees = 35) =>
        MoveTo(new SyntheticPose(kneeDegrees, leanDegrees), descent).Hold(new SyntheticPose(kneeDegrees, leanDegrees), hold)
            .MoveTo(SyntheticPose.Standing, ascent).Stand(0.5);

    public SquatScript Repeat(int times, Action<SquatScript> part)
    {
        for (var time = 0; time < times; time++)
        {
            part(this);
        }

        return this;
    }

    public Movement.JointSequence Build() => SyntheticBody.Sequence(_poses, FrameRateHz);
}
