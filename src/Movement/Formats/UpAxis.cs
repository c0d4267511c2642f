namespace SquatCoach.Movement;

/// <summary>Which axis of a poses file points up, and the rotation (never a reflection, which would swap left and right) that turns it to +z.</summary>
internal readonly record struct UpAxis(int Axis, int Sign)
{
    /// <exception cref="PosesFormatException">The text is none of +x, -x, +y, -y, +z, -z.</exception>
    public static UpAxis Parse(string text, string fileName)
    {
        if (text.Length == 2 && text[0] is '+' or '-' && "xyz".IndexOf(text[1], StringComparison.Ordinal) is >= 0 and var axis)
        {
            return new UpAxis(axis, text[0] == '+' ? 1 : -1);
        }

        throw new PosesFormatException($"{fileName}: found up = '{text}'; expected one of +x, -x, +y, -y, +z, -z.");
    }

    public Position3D ToZUp(double x, double y, double z) => (Axis, Sign) switch
    {
        // Cyclic permutations and half turns keep the handedness.
        (2, 1) => new(x, y, z),
        (2, -1) => new(x, -y, -z),
        (1, 1) => new(z, x, y),
        (1, -1) => new(x, z, -y),
        (0, 1) => new(y, z, x),
        _ => new(-y, z, -x),
    };
}
