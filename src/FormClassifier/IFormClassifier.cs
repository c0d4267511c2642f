using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>Judges the form of single reps: six calibrated fault probabilities each, or the reason why there are none.</summary>
public interface IFormClassifier : IDisposable
{
    /// <summary>How a report names the network.</summary>
    ModelUsed Identity { get; }

    /// <summary>One assessment per rep, in the order of <paramref name="reps"/>.</summary>
    /// <param name="joints">T frames × 19 joints; unknown joints are NaN (fill what can be filled first).</param>
    /// <param name="reps">Frames of <paramref name="joints"/>.</param>
    /// <exception cref="ArgumentException">A rep lies outside the sequence or ends before it starts.</exception>
    IReadOnlyList<FormAssessment> Classify(JointSequence joints, IReadOnlyList<Rep> reps, CancellationToken cancellationToken = default);
}
