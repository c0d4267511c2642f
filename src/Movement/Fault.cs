namespace SquatCoach.Movement;

/// <summary>The six faults of Ogata et al. 2019, in the order of the classifier's outputs. A rep can show several; good is none.</summary>
public enum Fault
{
    InwardKnees,
    RoundBack,
    WarpedBack,
    UpwardHead,
    Shallow,
    FrontalKnees,
}
