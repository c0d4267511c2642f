using System.Collections.Immutable;
using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>A network that says what the test wants: the seam at which the real one is tested elsewhere.</summary>
internal sealed class SetClassifier(Func<Rep, FormAssessment> answer) : IFormClassifier
{
    public static readonly string Sha256 = new('0', 64);

    public ImmutableArray<double> Thresholds { get; } = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5];

    public ModelUsed Identity => new("form-classifier", Sha256);

    public static SetClassifier Saying(params (Fault Fault, float Probability)[] faults)
    {
        var probabilities = new float[6];
        foreach (var (fault, probability) in faults)
        {
            probabilities[(int)fault] = probability;
        }

        return new SetClassifier(_ => FormAssessment.Of(probabilities));
    }

    /// <summary>From where the reps of the last call were said to be seen.</summary>
    public IReadOnlyList<Viewpoint> Viewpoints { get; private set; } = [];

    public IReadOnlyList<FormAssessment> Classify(
        JointSequence joints, IReadOnlyList<Rep> reps, IReadOnlyList<Viewpoint>? viewpoints = null, CancellationToken cancellationToken = default)
    {
        Viewpoints = viewpoints ?? [];
        return [.. reps.Select(answer)];
    }

    /// <summary>How many reps each call for reps of several sequences had.</summary>
    public List<int> Batches { get; } = [];

    public IReadOnlyList<FormAssessment> Classify(IReadOnlyList<RepOfSequence> reps, CancellationToken cancellationToken = default)
    {
        Batches.Add(reps.Count);
        return [.. reps.Select(one => answer(one.Rep))];
    }

    /// <summary>How often it was asked why.</summary>
    public int Asked { get; private set; }

    /// <summary>The left thigh, a pair, and the middle of the rep.</summary>
    public RepExplanation Explain(JointSequence joints, Rep rep, Viewpoint viewpoint)
    {
        Asked++;
        var contributions = new FaultContributions([3, 1, -2, 0, 0, 0, 0], [.. Enumerable.Repeat(0.0, 20), 2], [0, 0, 0, 0, 1, 0, 0, 0, -1]);
        var (start, end) = (joints.TimeSeconds(rep.StartFrame), joints.TimeSeconds(rep.EndFrame));
        return new RepExplanation(Enum.GetValues<Fault>().ToDictionary(fault => fault, _ => contributions), part => start + (part * (end - start)));
    }

    public void Dispose()
    {
    }
}
