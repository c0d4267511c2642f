using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>The faults in the words of a coach.</summary>
internal static class FaultNames
{
    public static string Of(Fault fault) => fault switch
    {
        Fault.InwardKnees => Speech.T("Knees inward"),
        Fault.RoundBack => Speech.T("Rounded back"),
        Fault.WarpedBack => Speech.T("Over-arched back"),
        Fault.UpwardHead => Speech.T("Head tilted up"),
        Fault.Shallow => Speech.T("Too shallow"),
        Fault.FrontalKnees => Speech.T("Knees far forward"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };
}
