using System.Buffers.Binary;
using System.Text.Json;

namespace SquatCoach.GoldenTests;

/// <summary>
/// Arrays that the training wrote (training/common/golden.py): Golden/NAME.json says names, shapes and offsets, Golden/NAME.bin holds
/// little-endian float32.
/// </summary>
internal sealed class GoldenArrays
{
    private readonly Dictionary<string, (int[] Shape, float[] Values)> _arrays = [];

    private GoldenArrays()
    {
    }

    /// <summary>The values, row by row.</summary>
    public float[] this[string name] => _arrays[name].Values;

    public int[] Shape(string name) => _arrays[name].Shape;

    public static GoldenArrays Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        using var header = JsonDocument.Parse(File.ReadAllBytes(path + ".json"));
        Assert.Equal("squatcoach.golden/1", header.RootElement.GetProperty("schema").GetString());
        var bytes = File.ReadAllBytes(path + ".bin");
        var golden = new GoldenArrays();
        foreach (var array in header.RootElement.GetProperty("arrays").EnumerateArray())
        {
            int[] shape = [.. array.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
            var values = new float[shape.Aggregate(1, (product, length) => product * length)];
            var offset = array.GetProperty("offset").GetInt32();
            for (var index = 0; index < values.Length; index++)
                values[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((offset + index) * sizeof(float)));
            golden._arrays.Add(array.GetProperty("name").GetString()!, (shape, values));
        }

        return golden;
    }

    /// <summary>Fails where two arrays differ by more than <paramref name="tolerance"/> anywhere; NaN equals NaN.</summary>
    public static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
        {
            if (float.IsNaN(expected[index]) && float.IsNaN(actual[index]))
                continue;
            Assert.True(
                Math.Abs(expected[index] - actual[index]) <= tolerance,
                FormattableString.Invariant($"value {index}: expected {expected[index]}, found {actual[index]}"));
        }
    }
}
