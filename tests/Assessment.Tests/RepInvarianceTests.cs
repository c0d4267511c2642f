using FsCheck;
using FsCheck.Fluent;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>What must not change when the same movement happens elsewhere.</summary>
public sealed class RepInvarianceTests
{
    private static readonly JointSequence _squats =
        new SquatScript().Stand(1).Squat(110).Squat(80, leanDegrees: 45).MoveTo(new SyntheticPose(120, 30, 0.7f), 1).MoveTo(SyntheticPose.Standing, 1).Stand(1).Build();

    [Fact]
    public void Find_SequenceShifted_RepsShiftedAlike() =>
        Prop.ForAll(Gen.Choose(0, 200).ToArbitrary(), frames =>
        {
            var stand = SyntheticBody.Sequence(Enumerable.Repeat(SyntheticPose.Standing, frames));
            float[] shifted = [.. stand.Positions, .. _squats.Positions];
            var expected = new RepSegmenter().Find(_squats).Select(rep =>
                new Rep(rep.StartFrame + frames, rep.BottomFrame + frames, rep.EndFrame + frames, rep.IsPartial));
            return new RepSegmenter().Find(new JointSequence(30, shifted)).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Measure_TurnedAboutTheVerticalAndMoved_SameMetrics() =>
        Prop.ForAll(Gen.Choose(-180, 180).Zip(Gen.Choose(-300, 300)).ToArbitrary(), move =>
        {
            var (degrees, centimetres) = move;
            var moved = Moved.Translated(Moved.Turned(_squats, degrees), new Position3D(centimetres / 100.0, centimetres / 50.0, centimetres / 200.0));
            AssertSame(Measured.All(_squats), Measured.All(moved));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Measure_RootRelative_SameMetrics() => AssertSame(Measured.All(_squats), Measured.All(Moved.RootRelative(_squats)));

    [Fact]
    public void Measure_Mirrored_SidesSwap()
    {
        var crooked = Moved.Each(_squats, (_, joint, place) => joint == Joint.LeftKnee ? place + new Position3D(0.04, 0, 0.02) : place);
        var before = Measured.All(crooked);
        var after = Measured.All(Moved.Mirrored(crooked));
        foreach (var (rep, mirrored) in before.Zip(after))
        {
            foreach (var (name, value) in rep)
            {
                if (value is { HasSides: true } sides)
                {
                    Assert.Equal(sides.Left!.Value, mirrored[name]!.Value.Right!.Value, 1e-3);
                    Assert.Equal(sides.Right!.Value, mirrored[name]!.Value.Left!.Value, 1e-3);
                }
                else if (name is "asymmetryPercent" or "hipShiftRatio" or "hipTiltDegrees" or "shoulderTiltDegrees")
                {
                    Assert.Equal(value!.Value.Value!.Value, -mirrored[name]!.Value.Value!.Value, 1e-3);
                }
                else
                {
                    Assert.Equal(value?.Value ?? 0, mirrored[name]?.Value ?? 0, 1e-3);
                }
            }
        }
    }

    [Fact]
    public void Measure_LargerOrSmallerAthlete_SameAnglesAndRatios() =>
        Prop.ForAll(Gen.Choose(70, 140).ToArbitrary(), percent =>
            AssertSame(Measured.All(_squats), Measured.All(Moved.Each(_squats, (_, _, place) => place * (percent / 100.0))))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(15)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(240)]
    public void Measure_OtherFrameRate_SameRepsAtTheSameTimes(double frameRateHz)
    {
        var (before, after) = (Measured.Reps(_squats), Measured.Reps(Moved.At(_squats, frameRateHz)));
        Assert.Equal(before.Count, after.Count);
        foreach (var (one, other) in before.Zip(after))
        {
            Assert.Equal(one.StartSeconds, other.StartSeconds, 0.1);
            Assert.Equal(one.BottomSeconds, other.BottomSeconds, 0.1);
            Assert.Equal(one.EndSeconds, other.EndSeconds, 0.1);
            Assert.Equal(one.Bottom(pose => pose.KneeFlexion(BodySide.Left).Degrees), other.Bottom(pose => pose.KneeFlexion(BodySide.Left).Degrees), 2.0);
        }
    }

    [Fact]
    public void Measure_ClockThatStartsElsewhere_TimesShiftedAndNothingElse()
    {
        var later = new JointSequence(_squats.FrameRateHz, _squats.Positions.ToArray(), startSeconds: 12.5);
        foreach (var (one, other) in Measured.Reps(_squats).Zip(Measured.Reps(later)))
        {
            Assert.Equal(one.Rep, other.Rep);
            Assert.Equal(one.BottomSeconds + 12.5, other.BottomSeconds, 1e-9);
        }

        AssertSame(Measured.All(_squats), Measured.All(later));
    }

    private static void AssertSame(List<IReadOnlyDictionary<string, MetricValue?>> expected, List<IReadOnlyDictionary<string, MetricValue?>> found)
    {
        Assert.Equal(expected.Count, found.Count);
        foreach (var (one, other) in expected.Zip(found))
        {
            foreach (var name in one.Keys)
            {
                Assert.Equal(one[name]?.Mean ?? 0, other[name]?.Mean ?? 0, 0.02);
            }
        }
    }
}
