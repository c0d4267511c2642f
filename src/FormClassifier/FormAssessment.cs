using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>The form of one rep: six probabilities, each on its own because a rep can show several faults, or none and the reason.</summary>
public sealed class FormAssessment
{
    private readonly double[] _probabilities;

    private FormAssessment(double[] probabilities, NotAssessableReason reason, string explanation)
    {
        _probabilities = probabilities;
        Reason = reason;
        Explanation = explanation;
    }

    public bool IsAssessable => Reason == NotAssessableReason.None;

    public NotAssessableReason Reason { get; }

    /// <summary>One sentence for the user where the rep is not assessable; empty otherwise.</summary>
    public string Explanation { get; }

    /// <summary>Calibrated probability 0…1 that the rep shows the fault; null where the rep is not assessable.</summary>
    public double? this[Fault fault] => IsAssessable ? _probabilities[(int)fault] : null;

    public static FormAssessment Of(ReadOnlySpan<float> probabilities)
    {
        if (probabilities.Length != FieldNames.Faults.Length)
            throw new ArgumentException($"Found {probabilities.Length} probabilities, expected {FieldNames.Faults.Length}.", nameof(probabilities));
        var values = new double[probabilities.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = probabilities[index];
        return new FormAssessment(values, NotAssessableReason.None, "");
    }

    public static FormAssessment NotAssessable(NotAssessableReason reason, string explanation) =>
        reason == NotAssessableReason.None
            ? throw new ArgumentException("Found None, expected a reason.", nameof(reason))
            : new FormAssessment([], reason, explanation);
}
