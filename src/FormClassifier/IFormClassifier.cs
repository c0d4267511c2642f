using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>Judges the form of single reps: six calibrated fault probabilities each, or the reason why there are none.</summary>
public interface IFormClassifier : IDisposable
{
    /// <summary>How a report names the network.</summary>
    ModelUsed Identity { get; }

    /// <summary>The probability of each fault from which on it is named, six numbers.</summary>
    ImmutableArray<double> Thresholds { get; }

    /// <summary>One assessment per rep, in the order of <paramref name="reps"/>.</summary>
    /// <param name="joints">T frames × 19 joints; unknown joints are NaN (fill what can be filled first).</param>
    /// <param name="reps">Frames of <paramref name="joints"/>.</param>
    /// <param name="viewpoints">From where each rep was seen, in the order of <paramref name="reps"/>; null where no camera stands between.</param>
    /// <exception cref="ArgumentException">A rep lies outside the sequence or ends before it starts, or the viewpoints are not as many.</exception>
    IReadOnlyList<FormAssessment> Classify(
        JointSequence joints, IReadOnlyList<Rep> reps, IReadOnlyList<Viewpoint>? viewpoints = null, CancellationToken cancellationToken = default);

    /// <summary>The same for reps of several sequences together: a batch costs less than its reps one by one.</summary>
    /// <exception cref="ArgumentException">A rep lies outside its sequence or ends before it starts.</exception>
    IReadOnlyList<FormAssessment> Classify(IReadOnlyList<RepOfSequence> reps, CancellationToken cancellationToken = default);

    /// <summary>
    /// What in a rep speaks for each fault, found by putting the same athlete's neutral squat in the place of its segments and moments (146 rows). Ask
    /// it only for reps that were assessed, and of those only for reps with a fault.
    /// </summary>
    /// <param name="joints">As they were classified.</param>
    /// <param name="rep">Frames of <paramref name="joints"/>.</param>
    /// <param name="viewpoint">From where the rep was seen.</param>
    /// <exception cref="ArgumentException">The rep lies outside the sequence or ends before it starts.</exception>
    RepExplanation Explain(JointSequence joints, Rep rep, Viewpoint viewpoint);
}
