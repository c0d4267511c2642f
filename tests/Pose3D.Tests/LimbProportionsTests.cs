using FsCheck;
using FsCheck.Fluent;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D.Tests;

public sealed class LimbProportionsTests
{
    private static readonly LimbLengths _long = new(0.35, 0.34, 0.31, 0.08, 0.15, 0.22, 0.2);
    private static readonly LimbLengths _short = new(0.41, 0.29, 0.3, 0.07, 0.13, 0.2, 0.18);

    [Fact]
    public void With_AnyPose_HasTheWantedLengthsAndEveryLimbItsDirection() =>
        Prop.ForAll(Poses(), pose =>
        {
            var sequence = new JointSequence(30, pose, new float[19]);
            if (LimbProportions.Measure(sequence) is not { } measured)
                return;
            var built = LimbProportions.With(sequence, measured, _long);
            var found = LimbProportions.Measure(built)!;
            Assert.Equal(_long.Thigh, found.Thigh, 1e-3);
            Assert.Equal(_long.Trunk, found.Trunk, 1e-3);
            Assert.Equal(_long.Hip, found.Hip, 1e-3);
            Assert.Equal(_long.Forearm, found.Forearm, 1e-3);
            Assert.Equal(19, built.SigmasMetres.Length);
            foreach (var (parent, child) in SkeletonTopology.Limbs.Where(limb => limb.Parent != SkeletonTopology.Root))
            {
                var (was, now) = (sequence[0, (Joint)child] - sequence[0, (Joint)parent], built[0, (Joint)child] - built[0, (Joint)parent]);
                if (was.LengthMetres > 0.01)
                    Assert.InRange(was.AngleTo(now).Degrees, 0, 0.5);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Measure_TurnedAndLarger_IsTheSame() =>
        Prop.ForAll(Poses(), pose =>
        {
            var other = new float[pose.Length];
            for (var joint = 0; joint < pose.Length; joint += 3)
                (other[joint], other[joint + 1], other[joint + 2]) = ((2 * pose[joint + 1]) + 5, -2 * pose[joint], (2 * pose[joint + 2]) - 1);
            var (before, after) = (LimbProportions.Measure(new JointSequence(30, pose)), LimbProportions.Measure(new JointSequence(30, other)));
            Assert.Equal(before is null, after is null);
            if (before is not null)
                Assert.Equal(before.Shank, after!.Shank, 1e-4);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Measure_OneFrameInFourWrong_IsNotMoved()
    {
        var frame = Poses().Generator.Where(pose => LimbProportions.Measure(new JointSequence(30, pose)) is not null).Sample(1, 1)[0];
        var expected = LimbProportions.Measure(new JointSequence(30, frame))!;
        var wrong = frame.ToArray();
        wrong[(int)Joint.LeftKnee * 3] += 3;
        Assert.Equal(expected.Thigh, LimbProportions.Measure(new JointSequence(30, [.. frame, .. frame, .. frame, .. wrong]))!.Thigh, 1e-6);
    }

    [Fact]
    public void Measure_NothingKnownOrAllInOnePlace_SaysNothing()
    {
        Assert.Null(LimbProportions.Measure(new JointSequence(30, [])));
        Assert.Null(LimbProportions.Measure(new JointSequence(30, new float[57])));
        Assert.Null(LimbProportions.Measure(new JointSequence(30, [.. Enumerable.Repeat(float.NaN, 57)])));
    }

    [Fact]
    public void Join_NoPast_IsWhatWasMeasuredAndTheSequenceStays()
    {
        var sequence = new JointSequence(30, new float[57]);
        Assert.Same(_long, LimbProportions.Join(_long, []));
        Assert.Same(sequence, LimbProportions.With(sequence, _long, _long));
    }

    [Fact]
    public void Join_OnePast_IsTheMeanAndStillOneBody()
    {
        var joined = LimbProportions.Join(_long, [_short]);
        Assert.Equal(0.315, joined.Thigh, 1e-9);
        Assert.Equal(1, joined.Trunk + joined.Thigh + joined.Shank, 1e-9);
    }

    [Fact]
    public void Join_SomebodyElseAmongFour_DoesNoHarm()
    {
        var joined = LimbProportions.Join(_long, [_long, _short, _long]);
        Assert.Equal(_long.Thigh, joined.Thigh, 1e-9);
        Assert.Equal(_long.UpperArm, joined.UpperArm, 1e-9);
    }

    private static Arbitrary<float[]> Poses() =>
        Gen.Choose(-1000, 1000).Select(millimetres => millimetres / 1000f).ArrayOf(57).ToArbitrary();
}
