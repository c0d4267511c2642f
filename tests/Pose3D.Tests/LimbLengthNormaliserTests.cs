using FsCheck;
using FsCheck.Fluent;
using SquatCoach.GoldenTests;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D.Tests;

public sealed class LimbLengthNormaliserTests
{
    [Theory]
    [InlineData("head", LimbLengthMode.Head)]
    [InlineData("full", LimbLengthMode.Full)]
    public void Normalise_GoldenPoses_EqualsTraining(string name, LimbLengthMode mode)
    {
        var golden = GoldenArrays.Read("limb-lengths");
        var normalised = LimbLengthNormaliser.Normalise(new JointSequence(30, golden["joints"]), mode);
        GoldenArrays.AssertClose(golden[name], normalised.Positions, 1e-5);
    }

    [Fact]
    public void Normalise_Full_EveryLimbHasUnitLength()
    {
        var golden = GoldenArrays.Read("limb-lengths");
        var pose = LimbLengthNormaliser.Normalise(new JointSequence(30, golden["joints"]), LimbLengthMode.Full);
        foreach (var (parent, child) in SkeletonTopology.Limbs.Where(limb => limb.Parent != SkeletonTopology.Root))
            Assert.Equal(1, (pose[0, (Joint)child] - pose[0, (Joint)parent]).LengthMetres, 1e-5);
    }

    [Fact]
    public void Normalise_Twice_SameAsOnce() =>
        Prop.ForAll(Poses(), pose =>
        {
            foreach (var mode in Enum.GetValues<LimbLengthMode>())
            {
                var once = LimbLengthNormaliser.Normalise(new JointSequence(30, pose), mode);
                GoldenArrays.AssertClose(once.Positions, LimbLengthNormaliser.Normalise(once, mode).Positions, 1e-4);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Normalise_None_ChangesNothing()
    {
        var sequence = new JointSequence(30, GoldenArrays.Read("limb-lengths")["joints"]);
        Assert.Same(sequence, LimbLengthNormaliser.Normalise(sequence, LimbLengthMode.None));
    }

    [Fact]
    public void Normalise_AllJointsInOnePlace_StaysFinite() =>
        Assert.All(LimbLengthNormaliser.Normalise(new JointSequence(30, new float[57]), LimbLengthMode.Full).Positions.ToArray(), value => Assert.Equal(0, value));

    private static Arbitrary<float[]> Poses() =>
        Gen.Choose(-1000, 1000).Select(millimetres => millimetres / 1000f).ArrayOf(57).ToArbitrary();
}
