using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

public sealed class RepSegmenterTests
{
    private const double ToleranceSeconds = 0.15;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    public void Find_NSquats_NReps(int count) =>
        Assert.Equal(count, Find(new SquatScript().Stand(1).Repeat(count, script => script.Squat())).Count);

    [Theory]
    [InlineData(110, 1, 0.2, 0.9)]
    [InlineData(110, 0.4, 0, 0.35)]
    [InlineData(120, 5, 0.5, 5)]
    [InlineData(100, 1.2, 6, 1)]
    [InlineData(50, 0.8, 0.1, 0.8)]
    public void Find_OneSquat_TimesWithinTolerance(float knee, double descent, double hold, double ascent)
    {
        var rep = Assert.Single(Find(new SquatScript().Stand(1).Squat(knee, descent, hold, ascent).Stand(1)));
        Assert.False(rep.IsPartial);
        var slack = ToleranceSeconds + (0.1 * (descent + ascent));
        Assert.InRange(rep.StartFrame / 30.0, 1 - slack, 1 + slack);
        Assert.InRange(rep.BottomFrame / 30.0, 1 + descent - ToleranceSeconds, 1 + descent + hold + ToleranceSeconds);
        Assert.InRange(rep.EndFrame / 30.0, 1 + descent + hold + ascent - slack, 1 + descent + hold + ascent + slack);
    }

    [Fact]
    public void Find_BounceAtTheBottom_OneRep()
    {
        var (deep, bounce) = (new SyntheticPose(115, 35), new SyntheticPose(95, 32));
        var script = new SquatScript().Stand(1).MoveTo(deep, 1).MoveTo(bounce, 0.3).MoveTo(deep, 0.3).MoveTo(bounce, 0.3).MoveTo(deep, 0.3)
            .MoveTo(SyntheticPose.Standing, 1).Stand(1);
        Assert.Single(Find(script));
    }

    [Fact]
    public void Find_RepsWithoutLockout_AllCounted()
    {
        var (deep, nearlyUp) = (new SyntheticPose(110, 35), new SyntheticPose(40, 12));
        var script = new SquatScript().Stand(1).Repeat(4, one => one.MoveTo(deep, 0.7).MoveTo(nearlyUp, 0.7)).MoveTo(SyntheticPose.Standing, 0.4).Stand(1);
        Assert.Equal(4, Find(script).Count);
    }

    [Fact]
    public void Find_VideoBeginsOnTheWayDown_PartialRep()
    {
        var script = new SquatScript().Squat().Squat();
        script.Poses.RemoveRange(0, 18);
        var reps = Find(script);
        Assert.Equal(2, reps.Count);
        Assert.True(reps[0].IsPartial);
        Assert.False(reps[1].IsPartial);
    }

    [Fact]
    public void Find_VideoEndsBeforeStanding_PartialRep()
    {
        var script = new SquatScript().Stand(1).Squat().MoveTo(new SyntheticPose(110, 35), 1).MoveTo(new SyntheticPose(75, 25), 0.4);
        var reps = Find(script);
        Assert.Equal(2, reps.Count);
        Assert.True(reps[1].IsPartial);
    }

    [Fact]
    public void Find_VideoEndsAtTheBottom_RepNotCounted() =>
        Assert.Single(Find(new SquatScript().Stand(1).Squat().MoveTo(new SyntheticPose(110, 35), 1)));

    [Fact]
    public void Find_EndsRestingHalfWayUp_RepNotCounted() =>
        Assert.Single(Find(new SquatScript().Stand(1).Squat().MoveTo(new SyntheticPose(110, 35), 1).MoveTo(new SyntheticPose(85, 30), 0.4).Hold(new SyntheticPose(85, 30), 0.6)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 4)]
    public void Find_DipsOf35Degrees_CountedOnlyAsASeries(int dips, int expected) =>
        Assert.Equal(expected, Find(new SquatScript().Stand(1).Repeat(dips, script => script.Squat(35, 0.6, 0.1, 0.6, leanDegrees: 20))).Count);

    [Fact]
    public void Find_NoisyJoints_SameCount() =>
        Assert.Equal(6, new RepSegmenter().Find(Moved.Noisy(new SquatScript().Stand(2).Repeat(6, script => script.Squat()).Stand(2).Build(), 0.03, 1)).Count);

    [Fact]
    public void Find_LegsSwappedNowAndThen_SameCount()
    {
        var squats = new SquatScript().Stand(1).Repeat(4, script => script.Squat()).Build();
        var swapped = Moved.Each(squats, (frame, joint, place) => frame % 7 == 0 ? squats[frame, SkeletonTopology.JointMirror[(int)joint]] : place);
        Assert.Equal(4, new RepSegmenter().Find(swapped).Count);
    }

    [Fact]
    public void Find_HalfASecondUnknown_SameCount()
    {
        var squats = new SquatScript().Stand(1).Repeat(3, script => script.Squat()).Build();
        var gaps = Moved.Each(squats, (frame, _, place) => frame is > 40 and < 55 ? new Position3D(double.NaN, double.NaN, double.NaN) : place);
        Assert.Equal(3, new RepSegmenter().Find(gaps).Count);
    }

    [Fact]
    public void Find_TwoFramesASecond_Counted()
    {
        var poses = new SquatScript().Stand(1).Squat(110, 1.5, 1, 1.5).Squat(110, 1.5, 1, 1.5).Poses;
        var sparse = SyntheticBody.Sequence(poses.Where((_, frame) => frame % 15 == 0), 2);
        Assert.Equal(2, new RepSegmenter().Find(sparse).Count);
    }

    [Fact]
    public void Find_TwoSetsWithAWalkBetween_OnlyTheSquats()
    {
        var set = new SquatScript().Stand(1).Repeat(3, script => script.Squat()).Build();
        var walk = Walks.Ahead(4);
        float[] all = [.. set.Positions, .. walk.Positions, .. set.Positions];
        Assert.Equal(6, new RepSegmenter().Find(new JointSequence(30, all)).Count);
    }

    [Fact]
    public void Find_Walking_None() => Assert.Empty(new RepSegmenter().Find(Walks.Ahead(6)));

    /// <summary>A walker who leaves the picture with bent knees; where they were last seen, they seem to stay. Standing still, the same is a rep that is cut off.</summary>
    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.8, 0)]
    public void Find_CutOffAfterADip_OnlyOverPlantedFeet(double metresASecond, int expected)
    {
        var squat = new SquatScript().Stand(1).Squat(100, 1, 0.2, 1).Stand(0.5).Build();
        var bottom = 65;
        var walk = Moved.Each(squat, (frame, _, place) => place + new Position3D(metresASecond * (Math.Min(frame, bottom) / 30.0), 0, 0));
        var cut = new JointSequence(30, walk.Positions[..((bottom + 12) * JointSequence.ValuesPerFrame)].ToArray());

        var reps = new RepSegmenter().Find(cut, ImageOf.Track(cut));

        Assert.Equal(expected, reps.Count);
        Assert.All(reps, rep => Assert.True(rep.IsPartial));
    }

    [Fact]
    public void Find_ArmsOnly_None() =>
        Assert.Empty(Find(new SquatScript().Stand(1).Repeat(5, script => script.MoveTo(new SyntheticPose(3, 2, 1, 170), 0.6).MoveTo(SyntheticPose.Standing, 0.6))));

    [Fact]
    public void Find_BowWithStraightLegs_None() =>
        Assert.Empty(Find(new SquatScript().Stand(1).Repeat(3, script => script.MoveTo(new SyntheticPose(20, 80), 1).MoveTo(SyntheticPose.Standing, 1).Stand(0.5))));

    [Fact]
    public void Find_Lunge_None()
    {
        var squat = new SquatScript().Stand(1).Squat().Build();
        var lunge = Moved.Each(squat, (frame, joint, place) => joint is Joint.LeftAnkle ? place + new Position3D(1.5 * Depth(squat, frame), 0, 0) : place);
        Assert.Empty(new RepSegmenter().Find(lunge));
    }

    /// <summary>Over planted feet the hips of a rep of 50° sink by a seventh of what they do at 130°: seen as one rep more, a landing of the same size is not.</summary>
    [Theory]
    [InlineData(1.0, 3)]
    [InlineData(0.3, 2)]
    public void Find_QuarterSquatAmongDeepOnes_IsARepAtTheirPace(double seconds, int expected)
    {
        var joints = new SquatScript().Stand(1).Squat(130).Stand(0.5).Squat(130).Stand(0.5).Squat(48, seconds, 0, seconds).Stand(0.5).Build();
        Assert.Equal(expected, new RepSegmenter().Find(joints).Count);
    }

    /// <summary>One foot a step before the other throughout: lifted joints seldom show all of it, and seldom at the bottom.</summary>
    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(0.14, 0)]
    public void Find_VideoOfASplitStance_IsNoSquat(double metres, int expected)
    {
        var squat = new SquatScript().Stand(1).Squat().Stand(0.5).Build();
        var split = Moved.Each(squat, (_, joint, place) => joint switch
        {
            Joint.LeftAnkle or Joint.LeftKnee => place + new Position3D(metres, 0, 0),
            Joint.RightAnkle or Joint.RightKnee => place - new Position3D(metres, 0, 0),
            _ => place,
        });
        Assert.Equal(expected, new RepSegmenter().Find(split, ImageOf.Track(split)).Count);
    }

    /// <summary>Hips that go to one side: over knees that bend alike it is a squat with its weight on one leg, over a straighter leg a side lunge.</summary>
    [Theory]
    [InlineData(0.0, 3)]
    [InlineData(0.7, 0)]
    public void Find_VideoOfHipsToOneSide_IsASquatOnlyOverBothKnees(double straightened, int expected)
    {
        var squat = new SquatScript().Stand(1).Repeat(3, script => script.Squat().Stand(0.5)).Build();
        var aside = Moved.Each(squat, (frame, joint, place) =>
        {
            var depth = Depth(squat, frame);
            var knee = joint is Joint.LeftKnee ? (Position3D.Middle(squat[frame, Joint.LeftHip], squat[frame, Joint.LeftAnkle]) - place) * straightened : default;
            return joint is Joint.LeftAnkle or Joint.RightAnkle ? place : place + new Position3D(0, 0.3 * depth, 0) + knee;
        });
        Assert.Equal(expected, new RepSegmenter().Find(aside, ImageOf.Track(aside)).Count);
    }

    [Fact]
    public void Find_PushUps_None()
    {
        var squats = new SquatScript().Stand(1).Repeat(4, script => script.Squat()).Build();
        Assert.Empty(new RepSegmenter().Find(Moved.Each(squats, (_, _, place) => new Position3D(place.Z, place.Y, 0.3 - (0.3 * place.X)))));
    }

    [Fact]
    public void Find_UpsideDown_None()
    {
        var squats = new SquatScript().Stand(1).Repeat(2, script => script.Squat()).Build();
        Assert.Empty(new RepSegmenter().Find(Moved.Each(squats, (_, _, place) => place * -1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(200)]
    public void Find_NothingMoves_None(int frames) =>
        Assert.Empty(new RepSegmenter().Find(SyntheticBody.Sequence(Enumerable.Repeat(SyntheticPose.Standing, frames))));

    [Fact]
    public void Find_AllUnknownOrAllZero_None()
    {
        Assert.Empty(new RepSegmenter().Find(new JointSequence(30, [.. Enumerable.Repeat(float.NaN, 57 * 100)])));
        Assert.Empty(new RepSegmenter().Find(new JointSequence(30, new float[57 * 100])));
    }

    [Fact]
    public void Find_TenThousandReps_AllOfThem()
    {
        var poses = new SquatScript().Stand(0.2).MoveTo(new SyntheticPose(110, 35), 0.4).MoveTo(SyntheticPose.Standing, 0.4).Poses;
        var one = poses.Where((_, frame) => frame % 3 == 0).SelectMany(SyntheticBody.Pose).ToArray();
        var all = new float[one.Length * 10_000];
        for (var rep = 0; rep < 10_000; rep++)
        {
            one.CopyTo(all, rep * one.Length);
        }

        Assert.Equal(10_000, new RepSegmenter().Find(new JointSequence(10, all)).Count);
    }

    [Fact]
    public void Find_KneesLostButHipsSinkInTheImage_Counted()
    {
        var squats = new SquatScript().Stand(1).Repeat(3, script => script.Squat()).Build();
        var stiff = new SquatScript().Stand(squats.DurationSeconds).Build();
        Assert.Equal(3, new RepSegmenter().Find(stiff, ImageOf.Track(squats)).Count);
    }

    [Fact]
    public void Find_BodyTravelsAcrossTheImage_None()
    {
        var squats = new SquatScript().Stand(1).Squat().Build();
        var travelling = Moved.Each(squats, (frame, _, place) => place + new Position3D(Depth(squats, frame), 0, 0));
        Assert.Empty(new RepSegmenter().Find(travelling, ImageOf.Track(travelling)));
    }

    private static IReadOnlyList<Rep> Find(SquatScript script) => new RepSegmenter().Find(script.Build());

    /// <summary>Who never quite stands up between quarter squats bends some by more than the hips need and some by less: one series all the same.</summary>
    [Fact]
    public void Find_QuarterSquatsOfWhichTheHipsShowEveryOther_All()
    {
        var between = new SyntheticPose(15, 8);
        var script = new SquatScript().Hold(between, 0.5);
        foreach (var knee in new[] { 56, 38, 56, 38 })
        {
            script.MoveTo(new SyntheticPose(knee, 30), 0.5).MoveTo(between, 0.5);
        }

        var joints = script.Hold(between, 0.5).Build();
        Assert.Equal(4, new RepSegmenter().Find(joints).Count);
        Assert.Equal(2, new RepSegmenter(RepSegmenterOptions.Default with { MaxQuarterSquatKneeDegrees = 0 }).Find(joints).Count);
    }

    private static double Depth(JointSequence joints, int frame) => 1 - (new Pose(joints, frame).HipHeightMetres / (SyntheticBody.Thigh + SyntheticBody.Shank));
}
