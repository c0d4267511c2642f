using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>Grain of a camera's sensor in the luma: drawn once, shown from another place in every frame.</summary>
public sealed class SensorNoise
{
    private const int GrainCount = 1 << 20;

    private readonly byte[] _brighter = new byte[GrainCount];
    private readonly byte[] _darker = new byte[GrainCount];

    public SensorNoise(double levels, int seed)
    {
        var random = new Random(seed);
        var previous = 0.0;
        for (var index = 0; index < GrainCount; index++)
        {
            // Neighbours are related a little, as after a camera's own noise filter.
            var fresh = Normal(random);
            var value = (int)Math.Round(Math.Clamp(levels * ((0.85 * fresh) + (0.5 * previous)), -60, 60));
            previous = fresh;
            _brighter[index] = (byte)Math.Max(0, value);
            _darker[index] = (byte)Math.Max(0, -value);
        }
    }

    /// <summary>Adds grain; the same offset gives the same grain.</summary>
    public void Apply(Span<byte> luma, int offset)
    {
        var done = 0;
        while (done < luma.Length)
        {
            var start = (int)((uint)(offset + done) % GrainCount);
            var count = Math.Min(luma.Length - done, GrainCount - start);
            Add(luma.Slice(done, count), _brighter.AsSpan(start, count), _darker.AsSpan(start, count));
            done += count;
        }
    }

    private static void Add(Span<byte> luma, ReadOnlySpan<byte> brighter, ReadOnlySpan<byte> darker)
    {
        var index = 0;
        for (; index <= luma.Length - Vector<byte>.Count; index += Vector<byte>.Count)
        {
            var values = new Vector<byte>(luma[index..]);
            var raised = Vector.AddSaturate(values, new Vector<byte>(brighter[index..]));
            Vector.SubtractSaturate(raised, new Vector<byte>(darker[index..])).CopyTo(luma[index..]);
        }

        for (; index < luma.Length; index++)
        {
            luma[index] = (byte)Math.Clamp(luma[index] + brighter[index] - darker[index], 0, 255);
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
