using SquatCoach.GoldenTests;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

public sealed class TemporalDistanceMatrixTests
{
    [Fact]
    public void Write_OneSquat_StandsFirstAndIsLowestInTheMiddle()
    {
        var features = new float[TemporalDistanceMatrix.Length];
        TemporalDistanceMatrix.Write(Poses.OneSquat(), Poses.TheRep, features);
        // Pair 1 is right ankle – right hip: long in standing, shortest at the bottom.
        var ankleToHip = features.AsSpan(TemporalDistanceMatrix.FrameCount, TemporalDistanceMatrix.FrameCount).ToArray();
        Assert.Equal(0.8, ankleToHip[0], 0.01);
        Assert.Equal(32, Array.IndexOf(ankleToHip, ankleToHip.Min()));
    }

    [Fact]
    public void Write_TurnedAndMoved_SameFeatures()
    {
        var (here, there) = (new float[TemporalDistanceMatrix.Length], new float[TemporalDistanceMatrix.Length]);
        TemporalDistanceMatrix.Write(Poses.OneSquat(), Poses.TheRep, here);
        TemporalDistanceMatrix.Write(Poses.Moved(Poses.OneSquat(), 2, new Position3D(3, 1, 0)), Poses.TheRep, there);
        GoldenArrays.AssertClose(here, there, 1e-5);
    }

    [Fact]
    public void Write_RepOutsideTheSequence_SaysWhatWasFound() =>
        Assert.Contains(
            "from frame 15 to 900",
            Assert.Throws<ArgumentException>(() => TemporalDistanceMatrix.Write(Poses.OneSquat(), new Rep(15, 45, 900, false), new float[TemporalDistanceMatrix.Length])).Message,
            StringComparison.Ordinal);
}
