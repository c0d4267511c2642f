using BenchmarkDotNet.Attributes;
using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Bench;

/// <summary>The features of the classifier: distances of one frame, and the whole temporal matrix of a rep.</summary>
[MemoryDiagnoser]
public class DistanceMatrixBenchmarks
{
    private readonly float[] _distances = new float[DistanceMatrix.PairCount];
    private readonly float[] _features = new float[TemporalDistanceMatrix.Length];

    /// <summary>As architecture.md says it, without thought for speed.</summary>
    [Benchmark(Baseline = true)]
    public float OneFrameNaive()
    {
        var joints = MannequinMotion.Joints;
        var at = 0;
        for (var first = 0; first < SkeletonTopology.JointCount; first++)
        {
            for (var second = first + 1; second < SkeletonTopology.JointCount; second++)
            {
                _distances[at++] = (float)(joints[0, (Joint)first] - joints[0, (Joint)second]).LengthMetres;
            }
        }

        return _distances[^1];
    }

    [Benchmark]
    public float OneFrame()
    {
        DistanceMatrix.Write(MannequinMotion.Joints.Frame(0), _distances);
        return _distances[^1];
    }

    [Benchmark]
    public float OneRep()
    {
        TemporalDistanceMatrix.Write(MannequinMotion.Joints, MannequinMotion.Reps[0], _features);
        return _features[^1];
    }
}
