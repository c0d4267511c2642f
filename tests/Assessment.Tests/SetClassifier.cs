using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>A network that says what the test wants: the seam at which the real one is tested elsewhere.</summary>
internal sealed class SetClassifier(Func<Rep, FormAssessment> answer) : IFormClassifier
{
    public static readonly string Sha256 = new('0', 64);

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

    public IReadOnlyList<FormAssessment> Classify(JointSequence joints, IReadOnlyList<Rep> reps, CancellationToken cancellationToken = default) =>
        [.. reps.Select(answer)];

    public void Dispose()
    {
    }
}
