using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// Sets limbs of a whole sequence to unit length, so that tall and short athletes look alike (Ogata et al. 2019; <see cref="UnitLimbs"/>).
/// Doing it twice changes nothing.
/// </summary>
public static class LimbLengthNormaliser
{
    /// <returns>A new sequence with the same frames; in mode None the one that came in.</returns>
    public static JointSequence Normalise(JointSequence sequence, LimbLengthMode mode)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (mode == LimbLengthMode.None)
            return sequence;
        var positions = new float[sequence.Positions.Length];
        for (var frame = 0; frame < sequence.FrameCount; frame++)
            UnitLimbs.Write(sequence.Frame(frame), positions.AsSpan(frame * JointSequence.ValuesPerFrame, JointSequence.ValuesPerFrame), mode);

        // Uncertainties are in metres; unit limbs have none.
        return new JointSequence(sequence.FrameRateHz, positions, null, sequence.StartSeconds);
    }
}
