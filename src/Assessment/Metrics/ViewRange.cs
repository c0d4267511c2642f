namespace SquatCoach.Assessment;

/// <summary>Degrees between the camera's line and the athlete's forward or backward line: 0 straight from the front or the back, 90 from the side.</summary>
public readonly record struct ViewRange(double Least, double Greatest)
{
    public bool Holds(double offForwardDegrees) => offForwardDegrees >= Least && offForwardDegrees <= Greatest;
}
