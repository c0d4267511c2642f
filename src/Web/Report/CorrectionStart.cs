using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What a coach says of a rep of the report, or of one that was missed.</summary>
internal sealed record CorrectionStart(
    [property: Required, OneOf("good", "faults", "not_assessable", CorrectionStart.NoRep), Description("no_rep: there was no squat at all.")] string? Verdict,
    [property: Description("The rep's index in the report; or, for one that was missed, its three moments. With both, the moments correct those of the rep.")] int? Rep = null,
    [property: Description("Seconds; a rep that was missed must not lie in one that was counted, and the lowest moment of one that was counted must.")] double? StartSeconds = null,
    double? BottomSeconds = null,
    double? EndSeconds = null,
    [property: MaxLength(CorrectionStart.MaxFaults), OneOfEnum<Fault>, Description("Kept where the verdict is faults.")] IReadOnlyList<string>? Faults = null,
    [property: MaxLength(Correction.CommentMaxLength), Description("Why, for whoever trains the networks.")] string? Comment = null)
{
    public const string NoRep = "no_rep";

    /// <summary>Says when the rep was, or a part of it.</summary>
    [JsonIgnore]
    public bool HasMoments => StartSeconds is not null || BottomSeconds is not null || EndSeconds is not null;

    private const int MaxFaults = 6;
}
