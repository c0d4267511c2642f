using FsCheck;
using FsCheck.Fluent;

namespace SquatCoach.FormClassifier.Tests;

public sealed class TemporalResamplerTests
{
    [Fact]
    public void At_AnyRep_KeepsTheEnds() =>
        Prop.ForAll(Gen.Choose(0, 500).Two().ToArbitrary(), pair =>
        {
            var (first, last) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            Assert.Equal((first, 0f), (TemporalResampler.At(first, last, 0, 63).Before, TemporalResampler.At(first, last, 0, 63).Share));
            var (before, after, share) = TemporalResampler.At(first, last, 62, 63);
            Assert.Equal(last, before + ((after - before) * share), 1e-3);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void At_AnyRep_StaysInsideAndNeverGoesBack() =>
        Prop.ForAll(Gen.Choose(0, 500).Two().ToArbitrary(), pair =>
        {
            var (first, last) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            var times = Enumerable.Range(0, 63).Select(index => TemporalResampler.At(first, last, index, 63)).ToArray();
            Assert.All(times, time => Assert.True(time.Before >= first && time.After <= last && time.Share is >= 0 and <= 1));
            Assert.Equal(times.Order(), times);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void At_SameLength_TheVeryFrames()
    {
        for (var index = 0; index < 63; index++)
            Assert.Equal((index, 0f), (TemporalResampler.At(0, 62, index, 63).Before, TemporalResampler.At(0, 62, index, 63).Share));
    }

    [Fact]
    public void Mix_AQuarter_LiesAQuarterBetween()
    {
        var target = new float[2];
        TemporalResampler.Mix([0, 10], [4, 20], 0.25f, target);
        Assert.Equal([1, 12.5f], target);
    }
}
