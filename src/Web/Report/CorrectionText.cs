using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A coach's correction in words.</summary>
internal static class CorrectionText
{
    public static string Of(Correction correction) =>
        !correction.IsRep ? Speech.T("no squat at all")
        : correction.Verdict == Verdict.Good ? Speech.T("a good rep")
        : correction.Verdict == Verdict.NotAssessable ? Speech.T("not assessable")
        : Speech.T("faults: {0}", string.Join(", ", correction.Faults.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => FaultNames.Of((Fault)FieldNames.Faults.IndexOf(name)).ToLowerInvariant())));
}
