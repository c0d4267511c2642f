using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Reads a file of one recording a line (JSON Lines of squatcoach.poses/1), a line at a time, so that a file of any length fits.</summary>
internal static class PosesLines
{
    /// <summary>Over a day at 30 Hz; a file without line ends is noticed before it fills the memory.</summary>
    private const int MaxLineBytes = 1 << 30;

    private const int FirstBufferBytes = 1 << 20;

    /// <param name="stream">Read once, left open.</param>
    /// <param name="name">What complaints call it.</param>
    /// <returns>The number of each line that is not empty, and its text; the text is overwritten by the next.</returns>
    /// <exception cref="PosesFormatException">A line is longer than any recording.</exception>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Text)> Read(Stream stream, string name)
    {
        var buffer = new byte[FirstBufferBytes];
        var (start, filled, number) = (0, 0, 0);
        while (true)
        {
            var end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                number++;
                var line = buffer.AsMemory(start, end);
                start += end + 1;
                if (!IsBlank(line.Span))
                {
                    yield return (number, line);
                }

                continue;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (start, filled) = (0, filled - start);
            if (filled == buffer.Length)
            {
                if (buffer.Length >= MaxLineBytes)
                {
                    throw new PosesFormatException($"{name}: line {number + 1} is longer than {MaxLineBytes >> 20} MiB; expected one recording a line.");
                }

                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        if (!IsBlank(buffer.AsSpan(0, filled)))
        {
            yield return (number + 1, buffer.AsMemory(0, filled));
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;
}
