using System.Globalization;

namespace SquatCoach.Models;

/// <summary>Arithmetic on tensor shapes, in which -1 is a free length.</summary>
internal static class TensorShape
{
    public static string Describe(IEnumerable<int> shape) =>
        "[" + string.Join(", ", shape.Select(length => length < 0 ? "free" : length.ToString(CultureInfo.InvariantCulture))) + "]";

    /// <summary>Whether a network with the shape <paramref name="found"/> accepts everything that <paramref name="promised"/> allows.</summary>
    public static bool Covers(ReadOnlySpan<int> found, ReadOnlySpan<int> promised)
    {
        if (found.Length != promised.Length)
            return false;
        for (var axis = 0; axis < found.Length; axis++)
        {
            if (found[axis] >= 0 && found[axis] != promised[axis])
                return false;
        }

        return true;
    }

    /// <summary>The shape with each free length taken from the same axis of <paramref name="source"/>.</summary>
    /// <exception cref="ModelException">A free axis has no counterpart.</exception>
    public static int[] Fill(TensorDescription tensor, ReadOnlySpan<int> source)
    {
        var filled = tensor.Shape.ToArray();
        for (var axis = 0; axis < filled.Length; axis++)
        {
            if (filled[axis] >= 0)
                continue;
            if (axis >= source.Length)
                throw new ModelException($"Axis {axis} of the output {tensor} is free, but the input has only {source.Length} axes to take its length from.");
            filled[axis] = source[axis];
        }

        return filled;
    }

    public static int Count(ReadOnlySpan<int> shape)
    {
        var count = 1;
        foreach (var length in shape)
            count = checked(count * length);
        return count;
    }

    public static long[] ToLong(ReadOnlySpan<int> shape)
    {
        var result = new long[shape.Length];
        for (var axis = 0; axis < shape.Length; axis++)
            result[axis] = shape[axis];
        return result;
    }
}
