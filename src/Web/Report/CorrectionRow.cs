using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A correction for programs.</summary>
internal sealed record CorrectionRow(Guid Id, double StartSeconds, double BottomSeconds, double EndSeconds, bool IsRep, string Verdict, IReadOnlyList<string> Faults, string Comment, string Author, DateTimeOffset CreatedAt)
{
    public static CorrectionRow Of(Correction one) => new(
        one.Id, one.StartSeconds, one.BottomSeconds, one.EndSeconds, one.IsRep, FieldNames.Of(one.Verdict), one.Faults.Split(',', StringSplitOptions.RemoveEmptyEntries), one.Comment, one.Author, one.CreatedAt);
}
