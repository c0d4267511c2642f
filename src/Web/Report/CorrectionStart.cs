using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What a coach says of a rep of the report, or of one that was missed.</summary>
internal sealed record CorrectionStart(
    [property: Required, OneOf("good", "faults", "not_assessable", CorrectionStart.NoRep), Description("no_rep: there was no squat at all.")] string? Verdict,
    [property: Description("The rep's index in the report; or, for one that was missed, its three moments:")] int? Rep = null,
    [property: Description("Seconds; the rep must not lie in one that was counted.")] double? StartSeconds = null,
    double? BottomSeconds = null,
    double? EndSeconds = null,
    [property: MaxLength(CorrectionStart.MaxFaults), OneOfEnum<Fault>, Description("Kept where the verdict is faults.")] IReadOnlyList<string>? Faults = null,
    [property: MaxLength(Correction.CommentMaxLength), Description("Why, for whoever trains the networks.")] string? Comment = null)
{
    public const string NoRep = "no_rep";

    private const int MaxFaults = 6;
}
