using SquatCoach.Cli;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>The ten movements of UI-PRMD (Vakanski et al. 2018, public domain) as sequences of our joints.</summary>
internal static class UiPrmd
{
    private const float Missing = -32768;

    public static IEnumerable<(int Movement, bool IsCorrect, JointSequence Joints)> Read()
    {
        var archive = new NumpyArchive(SharedMaterial.File("motion", "uiprmd_all10_joints19_25hz.npz"));
        var (values, scale) = (archive.Floats("poses_i16"), archive.Floats("scale")[0]);
        var (starts, lengths) = (archive.Floats("start"), archive.Floats("length"));
        var (movements, correct) = (archive.Floats("movement"), archive.Floats("correct"));
        for (var sequence = 0; sequence < starts.Length; sequence++)
        {
            var part = values.AsSpan((int)starts[sequence] * JointSequence.ValuesPerFrame, (int)lengths[sequence] * JointSequence.ValuesPerFrame);
            var positions = new float[part.Length];
            for (var index = 0; index < part.Length; index++)
            {
                positions[index] = part[index] <= Missing ? float.NaN : part[index] * scale;
            }

            yield return ((int)movements[sequence], correct[sequence] > 0, new JointSequence(25, positions));
        }
    }
}
