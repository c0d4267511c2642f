using BenchmarkDotNet.Attributes;
using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Bench;

/// <summary>The 171 distances of one frame.</summary>
[Config(typeof(InProcessConfig))]
public class DistanceMatrixBenchmark
{
    private readonly float[] _joints = new float[FieldNames.Joints.Length * 3];
    private readonly float[] _distances = new float[FieldNames.Joints.Length * (FieldNames.Joints.Length - 1) / 2];

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var i = 0; i < _joints.Length; i++)
            _joints[i] = random.NextSingle();
    }

    [Benchmark]
    public void Write() => DistanceMatrix.Write(_joints, _distances);
}
