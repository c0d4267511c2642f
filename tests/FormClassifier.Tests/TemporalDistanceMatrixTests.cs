using SquatCoach.GoldenTests;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

public sealed class TemporalDistanceMatrixTests
{
    [Fact]
    public void Write_GoldenReps_EqualsTraining()
    {
        var golden = GoldenArrays.Read("form-classifier");
        var shape = golden.Shape("joints");
        var clip = shape[1] * JointSequence.ValuesPerFrame;
        var features = new float[TemporalDistanceMatrix.Length];
        for (var index = 0; index < shape[0]; index++)
        {
            var joints = new JointSequence(30, golden["joints"].AsSpan(index * clip, clip).ToArray());
            TemporalDistanceMatrix.Write(joints, new Rep((int)golden["start"][index], 0, (int)golden["end"][index], false), features);
            GoldenArrays.AssertClose(golden["features"].AsSpan(index * features.Length, features.Length), features, 1e-5);
        }
    }

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

    [Theory]
    [InlineData(LimbLengthMode.None)]
    [InlineData(LimbLengthMode.Full)]
    public void Write_RepAfterRep_AllocatesNothing(LimbLengthMode mode)
    {
        var (squat, features) = (Poses.OneSquat(), new float[TemporalDistanceMatrix.Length]);
        TemporalDistanceMatrix.Write(squat, Poses.TheRep, features, mode);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var rep = 0; rep < 10; rep++)
            TemporalDistanceMatrix.Write(squat, Poses.TheRep, features, mode);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
