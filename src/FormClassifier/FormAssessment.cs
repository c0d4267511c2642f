using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// The form of one rep: six probabilities and strengths, each on its own because a rep can show several faults, or none and the reason.
/// </summary>
public sealed class FormAssessment
{
    private readonly FaultScore[] _scores;

    private FormAssessment(FaultScore[] scores, NotAssessableReason reason, string explanation)
    {
        _scores = scores;
        Reason = reason;
        Explanation = explanation;
    }

    public bool IsAssessable => Reason == NotAssessableReason.None;

    public NotAssessableReason Reason { get; }

    /// <summary>One sentence for the user where the rep is not assessable; empty otherwise.</summary>
    public string Explanation { get; }

    /// <summary>
    /// How far the rep is from the reps of the training, in the distance that 99 of 100 such reps keep: up to 1 is familiar. 0 where unknown.
    /// </summary>
    public double Strangeness { get; private init; }

    /// <summary>Calibrated probability 0…1 that the rep shows the fault; null where the rep is not assessable.</summary>
    public double? this[Fault fault] => IsAssessable ? _scores[(int)fault].Probability : null;

    /// <summary>Probability, strength and whether the view shows the fault; null where the rep is not assessable.</summary>
    public FaultScore? Score(Fault fault) => IsAssessable ? _scores[(int)fault] : null;

    /// <summary>Probabilities alone; nothing is known of strengths.</summary>
    public static FormAssessment Of(ReadOnlySpan<float> probabilities)
    {
        RequireSix(probabilities.Length);
        var scores = new FaultScore[probabilities.Length];
        for (var index = 0; index < scores.Length; index++)
            scores[index] = new FaultScore(probabilities[index], Strength: null, CanBeSeen: true);
        return Of(scores);
    }

    public static FormAssessment Of(FaultScore[] scores, double strangeness = 0)
    {
        ArgumentNullException.ThrowIfNull(scores);
        RequireSix(scores.Length);
        return new FormAssessment(scores, NotAssessableReason.None, "") { Strangeness = strangeness };
    }

    public static FormAssessment NotAssessable(NotAssessableReason reason, string explanation) =>
        reason == NotAssessableReason.None
            ? throw new ArgumentException("Found None, expected a reason.", nameof(reason))
            : new FormAssessment([], reason, explanation);

    private static void RequireSix(int found)
    {
        if (found != FieldNames.Faults.Length)
            throw new ArgumentException($"Found {found} probabilities, expected {FieldNames.Faults.Length}.", nameof(found));
    }
}
