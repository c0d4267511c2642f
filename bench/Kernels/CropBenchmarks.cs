using BenchmarkDotNet.Attributes;
using SquatCoach.Capture;

namespace SquatCoach.Bench;

/// <summary>Cutting the athlete out of a decoded frame for the keypoint network.</summary>
[MemoryDiagnoser]
public class CropBenchmarks
{
    private const int WidthPx = 640;
    private const int HeightPx = 360;

    private readonly byte[] _pixels = new byte[WidthPx * HeightPx * 3];
    private float[] _planes = [];

    [Params(160, 192)]
    public int SizePx { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        new Random(1).NextBytes(_pixels);
        _planes = new float[3 * SizePx * SizePx];
    }

    [Benchmark]
    public float Crop()
    {
        CropKernel.Crop(new RgbImage(_pixels, new DecodedSize(WidthPx, HeightPx)), new SquareRoi(300, 180, 330), SizePx, _planes);
        return _planes[^1];
    }
}
