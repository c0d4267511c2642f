using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>The faults and other words as people say them.</summary>
public static class FaultNames
{
    public static string Of(Fault fault) => fault switch
    {
        Fault.InwardKnees => "knees inward",
        Fault.RoundBack => "round back",
        Fault.WarpedBack => "over-arched back",
        Fault.UpwardHead => "head up",
        Fault.Shallow => "shallow",
        Fault.FrontalKnees => "knees far forward",
        _ => FieldNames.Of(fault),
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Good => "good",
        Verdict.Faults => "faults",
        _ => "not assessable",
    };
}
