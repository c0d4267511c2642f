using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>The faults in the words of a coach.</summary>
internal static class FaultNames
{
    public static string Of(Fault fault) => fault switch
    {
        Fault.InwardKnees => "Knees inward",
        Fault.RoundBack => "Rounded back",
        Fault.WarpedBack => "Over-arched back",
        Fault.UpwardHead => "Head tilted up",
        Fault.Shallow => "Too shallow",
        Fault.FrontalKnees => "Knees far forward",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };
}
