using System.Globalization;
using SquatCoach.Movement;

namespace SquatCoach.Bench;

/// <summary>Writes so many reps of the mannequin to standard output, a recording of seven a line, for <c>classify - --scores OUT</c>.</summary>
internal static class RecordingStream
{
    private const int DefaultReps = 50_000;

    /// <param name="arguments">Optionally the number of reps.</param>
    public static int Write(string[] arguments)
    {
        var reps = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : DefaultReps;
        using var one = new MemoryStream();
        PosesFile.Write(one, MannequinMotion.Joints);
        one.WriteByte((byte)'\n');
        using var output = Console.OpenStandardOutput();
        for (var written = 0; written < reps; written += MannequinMotion.Reps.Count)
        {
            output.Write(one.GetBuffer(), 0, (int)one.Length);
        }

        return 0;
    }
}
