namespace SquatCoach.Assessment.Tests;

/// <summary>The yardstick itself: counts clean sets, and the faults of it that the segmenter must not share.</summary>
public sealed class PeakRuleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Find_CleanSet_EveryRep(int count) => Assert.Equal(count, Count(new SquatScript().Stand(1).Repeat(count, script => script.Squat())));

    [Fact]
    public void Find_OneShallowRepAmongDeepOnes_MissesIt_TheSegmenterDoesNot()
    {
        var script = new SquatScript().Stand(1).Squat(120).Squat(60).Squat(120).Stand(0.5);
        Assert.Equal(2, Count(script));
        Assert.Equal(3, new RepSegmenter().Find(script.Build()).Count);
    }

    [Fact]
    public void Find_Bows_CountsThem_TheSegmenterDoesNot()
    {
        var script = new SquatScript().Stand(1).Repeat(3, one => one.MoveTo(new SyntheticPose(20, 80), 1).MoveTo(SyntheticPose.Standing, 1).Stand(0.5));
        Assert.Equal(3, Count(script));
        Assert.Empty(new RepSegmenter().Find(script.Build()));
    }

    [Fact]
    public void Find_NothingKnownOrTooShort_None()
    {
        Assert.Empty(PeakRule.Find([null, null, null, null], 30));
        Assert.Empty(PeakRule.Find([], 30));
        Assert.Empty(PeakRule.Find([1, 1, 1, 1, 1], 30));
    }

    private static int Count(SquatScript script)
    {
        var series = new FormAssessor(SetClassifier.Saying()).Assess(script.Build(), null).Series;
        return PeakRule.Find(series.HipHeightRatio, series.FrameRateHz).Count;
    }
}
