using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SquatCoach.Capture;

/// <summary>
/// Cuts a rectangle out of an image and scales it into three planes of floats 0…1: rows are averaged first (long, contiguous, vectorised),
/// then the columns of the averaged row. Outside the image its edge is repeated. Allocates nothing: the row in work is rented.
/// </summary>
internal static class Resampler
{
    private const float ByteToUnit = 1 / 255f;

    /// <param name="image">Where to cut.</param>
    /// <param name="columns">The rectangle along x.</param>
    /// <param name="rows">The rectangle along y.</param>
    /// <param name="target">Where the three planes stand.</param>
    /// <param name="planes">All values of the planes.</param>
    public static void Run(RgbImage image, AxisTaps columns, AxisTaps rows, PlaneWindow target, Span<float> planes)
    {
        var firstColumn = columns.First(0);
        var columnCount = columns.First(target.Width - 1) + columns.MaxCount - firstColumn;
        var rowTaps = rows.MaxCount;
        var columnTaps = columns.MaxCount;

        // One value more, because three colours are read as a vector of four.
        var rowLength = (columnCount * 3) + 1;
        var rented = ArrayPool<float>.Shared.Rent(rowLength + rowTaps + (target.Width * columnTaps));
        var row = rented.AsSpan(0, rowLength);
        var rowWeights = rented.AsSpan(rowLength, rowTaps);
        var columnWeights = rented.AsSpan(rowLength + rowTaps, target.Width * columnTaps);
        for (var x = 0; x < target.Width; x++)
            columns.Weigh(x, columnWeights.Slice(x * columnTaps, columnTaps));

        for (var y = 0; y < target.Height; y++)
        {
            rows.Weigh(y, rowWeights);
            AverageRows(image, rows.First(y), rowWeights, firstColumn, row);
            var start = ((target.Top + y) * target.Stride) + target.Left;
            for (var x = 0; x < target.Width; x++)
            {
                var taps = columnWeights.Slice(x * columnTaps, columnTaps);
                var colour = Blend(row[((columns.First(x) - firstColumn) * 3)..], taps);
                planes[start + x] = colour[0];
                planes[target.PlaneLength + start + x] = colour[1];
                planes[(2 * target.PlaneLength) + start + x] = colour[2];
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Weighted mean of some image rows over the columns from <paramref name="firstColumn"/> on, scaled to 0…1.</summary>
    private static void AverageRows(RgbImage image, int firstRow, ReadOnlySpan<float> weights, int firstColumn, Span<float> row)
    {
        row.Clear();
        var columnCount = row.Length / 3;
        var inside = Math.Clamp(firstColumn, 0, image.WidthPx - 1);
        var end = Math.Clamp(firstColumn + columnCount, inside + 1, image.WidthPx);
        var middle = row.Slice(Math.Clamp(inside - firstColumn, 0, columnCount - 1) * 3);
        var length = Math.Min((end - inside) * 3, middle.Length);
        for (var tap = 0; tap < weights.Length; tap++)
        {
            if (weights[tap] == 0)
                continue;
            var source = image.Row(Math.Clamp(firstRow + tap, 0, image.HeightPx - 1)).Slice(inside * 3, length);
            AddScaled(source, weights[tap] * ByteToUnit, middle);
        }

        RepeatEdges(row, inside - firstColumn, end - firstColumn, columnCount);
    }

    private static void RepeatEdges(Span<float> row, int first, int end, int columnCount)
    {
        // A window wholly left or right of the image holds its edge column alone.
        var from = Math.Clamp(first, 0, columnCount - 1);
        var to = Math.Clamp(end, from + 1, columnCount);
        for (var column = 0; column < from; column++)
            row.Slice(from * 3, 3).CopyTo(row[(column * 3)..]);
        for (var column = to; column < columnCount; column++)
            row.Slice((to - 1) * 3, 3).CopyTo(row[(column * 3)..]);
    }

    private static void AddScaled(ReadOnlySpan<byte> source, float weight, Span<float> sum)
    {
        var index = 0;
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(sum);
        if (Avx2.IsSupported)
        {
            // Eight bytes at a time straight to eight floats; sixteen are loaded, so the last ones go the other way.
            var scale = Vector256.Create(weight);
            for (; index <= source.Length - Vector128<byte>.Count; index += Vector256<float>.Count)
            {
                var values = Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref from, (nuint)index)));
                (Vector256.LoadUnsafe(ref to, (nuint)index) + (values * scale)).StoreUnsafe(ref to, (nuint)index);
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; index <= source.Length - Vector128<byte>.Count; index += Vector128<byte>.Count)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)index));
                Add4(Vector128.WidenLower(low), weight, ref to, index);
                Add4(Vector128.WidenUpper(low), weight, ref to, index + 4);
                Add4(Vector128.WidenLower(high), weight, ref to, index + 8);
                Add4(Vector128.WidenUpper(high), weight, ref to, index + 12);
            }
        }

        for (; index < source.Length; index++)
            sum[index] += source[index] * weight;
    }

    private static void Add4(Vector128<uint> values, float weight, ref float sum, int index)
    {
        var scaled = Vector128.ConvertToSingle(values.AsInt32()) * weight;
        (Vector128.LoadUnsafe(ref sum, (nuint)index) + scaled).StoreUnsafe(ref sum, (nuint)index);
    }

    /// <summary>Weighted sum of neighbouring colours; the fourth value is the next pixel's red and is not used.</summary>
    private static Vector128<float> Blend(ReadOnlySpan<float> colours, ReadOnlySpan<float> weights)
    {
        ref var first = ref MemoryMarshal.GetReference(colours);
        var sum = Vector128<float>.Zero;
        for (var tap = 0; tap < weights.Length; tap++)
            sum += Vector128.LoadUnsafe(ref first, (nuint)(tap * 3)) * weights[tap];
        return sum;
    }
}
