using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>
/// What a network that sees pixels wants as its one input [N, 3, H, W]: the size, the order of the colours, and their values: a pixel's
/// 0…1 is stretched over the sidecar's "range", then the "mean" is subtracted and the result divided by the "std" of its colour.
/// </summary>
internal sealed class ImageInput
{
    private readonly float[] _scales = [1, 1, 1];
    private readonly float[] _shifts = [0, 0, 0];
    private readonly bool _isPlain;

    /// <exception cref="ModelException">The input is something else, or is described in a way that contradicts itself.</exception>
    public ImageInput(ModelSidecar sidecar)
    {
        var input = sidecar.Inputs[0];
        if (sidecar.Inputs.Length != 1 || input.Shape is not [var batch, 3, > 0 and var height, > 0 and var width] || batch is not (-1 or 1))
            throw SidecarFields.Refusal(sidecar, "input", string.Join(", ", sidecar.Inputs), "one input [free or 1, 3, H, W]");
        (WidthPx, HeightPx, IsBatchFree) = (width, height, batch < 0);

        var layout = input.Layout ?? "NCHW RGB";
        if (!layout.StartsWith("NCHW", StringComparison.Ordinal) || (layout.Contains("BGR", StringComparison.Ordinal) && layout.Contains("RGB", StringComparison.Ordinal)))
            throw SidecarFields.Refusal(sidecar, "layout of the input", layout, "NCHW RGB or NCHW BGR");
        IsBgr = layout.Contains("BGR", StringComparison.Ordinal);

        var (low, high) = Range(sidecar, input);
        for (var colour = 0; colour < 3; colour++)
        {
            var mean = OfColour(sidecar, input.Mean, colour, absent: 0);
            var std = OfColour(sidecar, input.Std, colour, absent: 1);
            if (!(Math.Abs(std) > 1e-9f) || !float.IsFinite(mean))
                throw SidecarFields.Refusal(sidecar, "std of the input", $"{std}", "numbers other than 0");
            (_scales[colour], _shifts[colour]) = ((high - low) / std, (low - mean) / std);
        }

        _isPlain = !IsBgr && _scales.All(scale => scale == 1) && _shifts.All(shift => shift == 0);
    }

    public int WidthPx { get; }

    public int HeightPx { get; }

    /// <summary>Whether several images go in at once.</summary>
    public bool IsBatchFree { get; }

    public int LongSidePx => Math.Max(WidthPx, HeightPx);

    public int ValuesPerImage => 3 * WidthPx * HeightPx;

    private bool IsBgr { get; }

    /// <summary>Turns one image, 3 planes red, green, blue of 0…1, into what the network wants, in place.</summary>
    public void Convert(Span<float> planes)
    {
        if (_isPlain)
            return;
        var plane = WidthPx * HeightPx;
        if (IsBgr)
            Swap(planes[..plane], planes.Slice(2 * plane, plane));
        for (var colour = 0; colour < 3; colour++)
            Stretch(planes.Slice(colour * plane, plane), _scales[colour], _shifts[colour]);
    }

    private static void Stretch(Span<float> values, float scale, float shift)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var (scales, shifts) = (new Vector<float>(scale), new Vector<float>(shift));
        for (var index = 0; index < vectors.Length; index++)
            vectors[index] = (vectors[index] * scales) + shifts;
        foreach (ref var value in values[(vectors.Length * Vector<float>.Count)..])
            value = (value * scale) + shift;
    }

    private static void Swap(Span<float> first, Span<float> second)
    {
        for (var index = 0; index < first.Length; index++)
            (first[index], second[index]) = (second[index], first[index]);
    }

    private static (float Low, float High) Range(ModelSidecar sidecar, TensorDescription input)
    {
        if (input.Range is not { } range)
            return (0, 1);
        return range.ValueKind == JsonValueKind.Array && range.GetArrayLength() == 2
            && range[0].ValueKind == JsonValueKind.Number && range[1].ValueKind == JsonValueKind.Number
            && range[0].GetSingle() < range[1].GetSingle()
            ? (range[0].GetSingle(), range[1].GetSingle())
            : throw SidecarFields.Refusal(sidecar, "range of the input", range.GetRawText(), "[low, high]");
    }

    private static float OfColour(ModelSidecar sidecar, System.Collections.Immutable.ImmutableArray<float> values, int colour, float absent)
    {
        if (values.IsDefaultOrEmpty)
            return absent;
        return values.Length == 3 ? values[colour] : throw SidecarFields.Refusal(sidecar, "mean or std of the input", $"{values.Length} numbers", "3");
    }
}
