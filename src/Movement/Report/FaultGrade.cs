namespace SquatCoach.Movement;

/// <summary>How strong a fault is, in a word.</summary>
public enum FaultGrade
{
    Slight,
    Clear,
    Gross,
}
