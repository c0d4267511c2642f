using FsCheck;
using FsCheck.Fluent;
using SquatCoach.GoldenTests;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

public sealed class DistanceMatrixTests
{
    [Fact]
    public void Write_AnyPose_EqualsTheNaiveMatrix() =>
        Prop.ForAll(Poses.Any(), pose => GoldenArrays.AssertClose(Naive(pose), Of(pose), 1e-5)).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_RotatedAndMoved_SameDistances() =>
        Prop.ForAll(Poses.Any(), pose =>
        {
            var moved = Poses.Moved(new JointSequence(30, pose), 1.234, new Position3D(0.5, -2, 1));
            GoldenArrays.AssertClose(Of(pose), Of(moved.Positions), 1e-5);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_OneJointOneMetreAway_ItsEighteenPairsAreOne()
    {
        var pose = new float[JointSequence.ValuesPerFrame];
        pose[((int)Joint.Neck * 3) + 2] = 1;
        Assert.Equal(18, Of(pose).Count(distance => distance == 1));
        Assert.Equal(153, Of(pose).Count(distance => distance == 0));
    }

    [Fact]
    public void Write_UnknownJoint_ItsPairsAreZero()
    {
        var pose = Poses.Squatting(30);
        pose.AsSpan(0, 3).Fill(float.NaN);
        Assert.All(Of(pose)[..18], distance => Assert.Equal(0, distance));
        Assert.All(Of(pose)[18..], distance => Assert.True(distance > 0));
    }

    [Fact]
    public void Write_WrongLength_SaysWhatWasExpected() =>
        Assert.Contains("expected 57 for 171", Assert.Throws<ArgumentException>(() => DistanceMatrix.Write(new float[3], new float[171])).Message, StringComparison.Ordinal);

    private static float[] Of(ReadOnlySpan<float> pose)
    {
        var distances = new float[DistanceMatrix.PairCount];
        DistanceMatrix.Write(pose, distances);
        return distances;
    }

    /// <summary>The definition, word by word: the whole 19 × 19 matrix, then its upper triangle row by row.</summary>
    private static float[] Naive(float[] pose)
    {
        var sequence = new JointSequence(30, pose);
        var matrix = new double[19, 19];
        for (var i = 0; i < 19; i++)
        {
            for (var j = 0; j < 19; j++)
                matrix[i, j] = (sequence[0, (Joint)i] - sequence[0, (Joint)j]).LengthMetres;
        }

        return [.. from i in Enumerable.Range(0, 19) from j in Enumerable.Range(0, 19) where i < j select (float)matrix[i, j]];
    }
}
