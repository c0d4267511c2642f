using SquatCoach.Movement;

namespace SquatCoach.Pose3D.Tests;

public sealed class JointImputationTests
{
    [Fact]
    public void Fill_NothingMissing_TheSameSequence()
    {
        var sequence = Sequence(3);
        Assert.Same(sequence, JointImputation.Fill(sequence));
    }

    [Fact]
    public void Fill_MissingForAWhile_OnTheStraightLine()
    {
        var positions = Sequence(5).Positions.ToArray();
        Lose(positions, Joint.LeftKnee, 1, 2, 3);
        var filled = JointImputation.Fill(new JointSequence(30, positions));
        Assert.Equal(2, filled[2, Joint.LeftKnee].X, 1e-6);
        Assert.Equal(3, filled[3, Joint.LeftKnee].X, 1e-6);
    }

    [Fact]
    public void Fill_MissingAtTheEnds_TheNearestFrame()
    {
        var positions = Sequence(4).Positions.ToArray();
        Lose(positions, Joint.LeftKnee, 0, 3);
        var filled = JointImputation.Fill(new JointSequence(30, positions));
        Assert.Equal(1, filled[0, Joint.LeftKnee].X, 1e-6);
        Assert.Equal(2, filled[3, Joint.LeftKnee].X, 1e-6);
    }

    [Fact]
    public void Fill_NeckMissingThroughout_BetweenTheShoulders()
    {
        var positions = Sequence(2).Positions.ToArray();
        Lose(positions, Joint.Neck, 0, 1);
        positions[((int)Joint.LeftShoulder * 3) + 1] = 0.4f;
        var filled = JointImputation.Fill(new JointSequence(30, positions));
        Assert.Equal(0.2, filled[0, Joint.Neck].Y, 1e-6);
    }

    [Fact]
    public void Fill_EyeMissingThroughout_StaysUnknown()
    {
        var positions = Sequence(2).Positions.ToArray();
        Lose(positions, Joint.LeftEye, 0, 1);
        Assert.False(JointImputation.Fill(new JointSequence(30, positions))[0, Joint.LeftEye].IsKnown);
    }

    /// <summary>Every joint lies at (frame, 0, 0).</summary>
    private static JointSequence Sequence(int frames)
    {
        var positions = new float[frames * JointSequence.ValuesPerFrame];
        for (var index = 0; index < positions.Length; index += 3)
            positions[index] = index / JointSequence.ValuesPerFrame;
        return new JointSequence(30, positions);
    }

    private static void Lose(float[] positions, Joint joint, params int[] frames)
    {
        foreach (var frame in frames)
            positions.AsSpan((frame * JointSequence.ValuesPerFrame) + ((int)joint * 3), 3).Fill(float.NaN);
    }
}
