using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

public sealed class CanonicalPoseTests
{
    [Fact]
    public void Find_StandsBeforeTheRep_TheStraightestFrameThere()
    {
        var pose = CanonicalPose.Find(Flexions(10, 2, 8, 60, 90, 60, 1), 3, 6);
        Assert.Equal(1, pose.Frame);
        Assert.Equal(178, pose.KneeAngle.Degrees, 0.1);
    }

    [Fact]
    public void Find_StandsOnlyAfterwards_TheStraightestOfTheRep() => Assert.Equal(4, CanonicalPose.Find(Flexions(60, 70, 90, 60, 5), 0, 4).Frame);

    [Fact]
    public void Find_StoodLongAgo_LooksBackThreeSecondsOnly()
    {
        double[] flexions = [0, .. Enumerable.Repeat(20.0, 100), 90, 20];
        Assert.NotEqual(0, CanonicalPose.Find(Flexions(flexions), 100, 102).Frame);
    }

    [Fact]
    public void Find_EverythingUnknown_AngleUnknown()
    {
        var positions = new float[3 * JointSequence.ValuesPerFrame];
        Array.Fill(positions, float.NaN);
        Assert.False(CanonicalPose.Find(new JointSequence(30, positions), 0, 2).KneeAngle.IsKnown);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(110)]
    public void KneeAngleOf_Mannequin_IsTheSupplementOfItsFlexion(double flexion) =>
        Assert.Equal(180 - flexion, CanonicalPose.KneeAngleOf(Flexions(flexion), 0).Degrees, 0.05);

    private static JointSequence Flexions(params double[] degrees) => new(30, [.. degrees.SelectMany(Poses.Squatting)]);
}
